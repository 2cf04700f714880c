# The suite under its AppHost: where it listens, how it starts, when it is up. Sourced after docker.sh, images.sh, aspire.sh, session.sh.

apphost_project=AppHost/Local/AppHost.Local.csproj
apphost_dll=$suite_root/AppHost/Local/bin/Release/net10.0/AppHost.Local.dll
apphost_state=$suite_root/artifacts/run
apphost_log=$suite_log_dir/apphost.log

# name, default port, and the AppHost's setting for it (Ports:<resource>:<endpoint>).
apphost_endpoints='DASHBOARD         15888
OTLP              18889
IDENTITY          5100   Ports__dev-identity__http
KINSHIP_WEB       5110   Ports__kinship-assessment__web
KINSHIP_GRPC      5111   Ports__kinship-assessment__http
FOSTERING_WEB     5130   Ports__fostering-recruitment__web
FOSTERING_GRPC    5131   Ports__fostering-recruitment__http
CONFERENCES_WEB   5140   Ports__family-group-conferences__web
CONFERENCES_GRPC  5141   Ports__family-group-conferences__http
EDGE_OF_CARE_WEB  5150   Ports__edge-of-care__web
EDGE_OF_CARE_GRPC 5151   Ports__edge-of-care__http
REPORTING_WEB     5120   Ports__reporting__web
REPORTING_GRPC    5121   Ports__reporting__http
AMQP              5672   Ports__messaging__tcp
RABBITMQ_WEB      15672  Ports__messaging__management'

# The present of the demo, for the services and for whatever sends them sample cases: one clock, set once for all processes.
apphost_clock=("Clock__Start=2027-01-11T09:00:00Z" "Clock__Anchor=$(date -u +%Y-%m-%dT%H:%M:%SZ)")

# Fills SUITE_PORT_<name> where the caller has not; with "free", by ports that nobody listens on.
apphost_choose_ports() {
  local name port setting variable drawn=
  while read -r name port setting; do
    variable=SUITE_PORT_$name
    if [[ -z ${!variable:-} ]]; then
      # Nobody listens yet on a port that was drawn for another endpoint.
      if [[ ${1:-} == free ]]; then
        port=$(free_port)
        while [[ " $drawn " == *" $port "* ]]; do port=$(free_port); done
        drawn+=" $port"
      fi
      export "$variable=$port"
    fi
  done <<<"$apphost_endpoints"
}

listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range that the system hands out by itself, so that nobody gets it in between.
free_port() {
  local port
  while :; do
    port=$(( 20000 + (RANDOM * 32768 + RANDOM) % 10000 ))
    listens "$port" || { printf '%d' "$port"; return; }
  done
}

apphost_check_ports() {
  local name port setting variable taken=
  while read -r name port setting; do
    variable=SUITE_PORT_$name
    if listens "${!variable}"; then taken+=$'\n'"  ${!variable} (set $variable to use another)"; fi
  done <<<"$apphost_endpoints"
  [[ -z $taken ]] || die "Something else listens on these ports:$taken"
}

apphost_build() {
  dotnet_restore "$suite_root/$apphost_project"
  dotnet_build "$suite_root/$apphost_project"
}

# apphost_start [NAME=value...]: starts the AppHost in the background; settings with hyphens in their names go through env.
apphost_start() {
  local name port setting variable ports=()
  while read -r name port setting; do
    variable=SUITE_PORT_$name
    if [[ -n $setting ]]; then ports+=("$setting=${!variable}"); fi
  done <<<"$apphost_endpoints"
  mkdir -p "$apphost_state" "${apphost_log%/*}"
  cd "$suite_root/${apphost_project%/*}"
  # DOTNET_ENVIRONMENT also turns on what only development has, such as the sample staff.
  setsid env "${ports[@]}" "${apphost_clock[@]}" "$@" \
    ASPNETCORE_URLS="http://localhost:$SUITE_PORT_DASHBOARD" \
    ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL="http://localhost:$SUITE_PORT_OTLP" \
    ASPIRE_ALLOW_UNSECURED_TRANSPORT=true \
    DcpPublisher__WaitForResourceCleanup=true \
    DOTNET_ENVIRONMENT=Development ASPNETCORE_ENVIRONMENT=Development \
    dotnet "$apphost_dll" >"$apphost_log" 2>&1 </dev/null 9>&- &
  apphost_pid=$!
  cd "$suite_root"
  printf '%s\n%s\n' "$apphost_pid" "$SUITE_SESSION" >"$apphost_state/started"
}

# apphost_is_running: reads who was started last, and says whether it still runs.
apphost_is_running() {
  [[ -f $apphost_state/started ]] || return 1
  { read -r apphost_pid; read -r apphost_session; } <"$apphost_state/started"
  grep -qzFx "SUITE_SESSION=$apphost_session" "/proc/$apphost_pid/environ" 2>/dev/null
}

# Waits until every service says it is healthy.
apphost_wait_healthy() {
  local begun=$SECONDS limit=${SUITE_START_LIMIT:-240} url waiting=()
  waiting=("http://localhost:$SUITE_PORT_DASHBOARD" "http://localhost:$SUITE_PORT_IDENTITY/health"
    "http://localhost:$SUITE_PORT_FOSTERING_WEB/health"
    "http://localhost:$SUITE_PORT_CONFERENCES_WEB/health" "http://localhost:$SUITE_PORT_EDGE_OF_CARE_WEB/health"
    "http://localhost:$SUITE_PORT_KINSHIP_WEB/health" "http://localhost:$SUITE_PORT_REPORTING_WEB/health")
  have curl || apt_install curl ca-certificates
  while (( ${#waiting[@]} )); do
    url=${waiting[0]}
    if curl -fsS -m 5 -o /dev/null "$url" 2>/dev/null; then say "$url is up."; waiting=("${waiting[@]:1}"); continue; fi
    if ! apphost_is_running; then tail -n 60 "$apphost_log"; die "The AppHost ended before all was up; its log is ${apphost_log#"$suite_root"/}."; fi
    if (( SECONDS - begun > limit )); then tail -n 60 "$apphost_log"; die "$url did not answer within $limit seconds; the AppHost's log is ${apphost_log#"$suite_root"/}."; fi
    tail -n 1 "$apphost_log"
    sleep 0.5
  done
}

# apphost_stop: ends what was started last and waits until its processes and containers are gone.
apphost_stop() {
  apphost_is_running || true
  [[ -n ${apphost_session:-} ]] || return 0
  [[ -z $(session_processes "$apphost_session") ]] || session_end "$apphost_session" 60
  rm -f "$apphost_state/started"
}

# Where a client reaches what runs, as environment: services by the names that their own configuration uses.
apphost_addresses() {
  printf '%s\n' \
    "services__dev-identity__http__0=http://localhost:$SUITE_PORT_IDENTITY" \
    "services__fostering-recruitment__http__0=http://localhost:$SUITE_PORT_FOSTERING_GRPC" \
    "services__fostering-recruitment__web__0=http://localhost:$SUITE_PORT_FOSTERING_WEB" \
    "services__kinship-assessment__http__0=http://localhost:$SUITE_PORT_KINSHIP_GRPC" \
    "services__kinship-assessment__web__0=http://localhost:$SUITE_PORT_KINSHIP_WEB" \
    "services__family-group-conferences__http__0=http://localhost:$SUITE_PORT_CONFERENCES_GRPC" \
    "services__family-group-conferences__web__0=http://localhost:$SUITE_PORT_CONFERENCES_WEB" \
    "services__edge-of-care__http__0=http://localhost:$SUITE_PORT_EDGE_OF_CARE_GRPC" \
    "services__edge-of-care__web__0=http://localhost:$SUITE_PORT_EDGE_OF_CARE_WEB" \
    "services__reporting__http__0=http://localhost:$SUITE_PORT_REPORTING_GRPC" \
    "services__reporting__web__0=http://localhost:$SUITE_PORT_REPORTING_WEB" \
    "Identity__Issuer=http://localhost:$SUITE_PORT_IDENTITY/" \
    "Dashboard__Url=http://localhost:$SUITE_PORT_DASHBOARD"
}
