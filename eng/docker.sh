# A Docker engine: the one that runs, else Debian's, started here and stopped here. Sourced after base.sh.

engine_dir=$suite_cache/docker
engine_pid_file=$engine_dir/dockerd.pid
engine_log=$engine_dir/dockerd.log

# A client may be too new or too old for the engine, so it is not held to a version while it asks.
engine_answers() { have docker && timeout 10 env -u DOCKER_API_VERSION docker version --format '{{.Server.APIVersion}}' >/dev/null 2>&1; }

# engine_ensure: an engine answers, or this fails and says why.
engine_ensure() {
  engine_find
  client_ensure
}

engine_find() {
  if engine_answers; then say "A Docker engine answers."; return 0; fi
  [[ -z ${DOCKER_HOST:-} ]] || die "DOCKER_HOST is $DOCKER_HOST, but no Docker engine answers there. Start it, or unset DOCKER_HOST."
  may_be_root || die "No Docker engine answers, and starting one needs root. Start Docker, or run again as root or with sudo."
  local path=$PATH:/usr/sbin:/sbin
  if ! PATH=$path have dockerd || ! PATH=$path have iptables || ! have docker; then apt_install docker.io iptables; fi
  # Debian's package may have started the engine itself.
  engine_answers && return 0
  engine_start
}

engine_start() {
  mkdir -p "$engine_dir"
  say "Starting dockerd (log: $engine_log)"
  # Its own session, so that Ctrl-C at the terminal does not stop it before the containers are gone;
  # the socket belongs to the caller's group, so that tests need no root.
  PATH=$PATH:/usr/sbin:/sbin as_root setsid env -u SUITE_SESSION \
    dockerd --pidfile "$engine_pid_file" --group "$(id -gn)" >"$engine_log" 2>&1 </dev/null &
  local launcher=$! i
  for (( i = 0; i < 300; i++ )); do
    if engine_answers; then return 0; fi
    if ! kill -0 "$launcher" 2>/dev/null && ! engine_is_ours; then break; fi
    sleep 0.2
  done
  tail -n 40 "$engine_log" >&2
  die "dockerd was started and does not answer; its log is $engine_log."
}

# The engine that runs is one that a script here started.
engine_is_ours() {
  local pid
  pid=$(as_root cat "$engine_pid_file" 2>/dev/null) && [[ $pid =~ ^[0-9]+$ ]] &&
    [[ $(cat "/proc/$pid/comm" 2>/dev/null) == dockerd ]]
}

# Aspire's orchestrator refuses an older client; Debian 12 has 20.10. The engine may be older.
client_least=25
client_dir=$suite_cache/docker-cli

client_is_new_enough() {
  local major
  major=$("${1:-docker}" --version 2>/dev/null | sed -n 's/^Docker version \([0-9]*\)\..*/\1/p')
  (( ${major:-0} >= client_least ))
}

# client_ensure: where the client is too old, the next Debian's, unpacked beside our other caches; nothing of the system changes.
client_ensure() {
  if client_is_new_enough || client_is_new_enough "$client_dir/usr/bin/docker"; then return 0; fi
  have apt-get || die "The docker client is older than $client_least, which the orchestrator needs. Please update it."
  say "The docker client is older than $client_least; fetching that of Debian 13."
  local mirror work=$client_dir.new
  mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' | sed -n "s/^$(. /etc/os-release && echo "$VERSION_CODENAME") //p" | head -n 1)
  [[ -n $mirror ]] || die "The docker client is older than $client_least, which the orchestrator needs, and no Debian mirror is set up. Please update it."
  rm -rf "$work"
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "$mirror" >"$work/sources.list"
  (
    cd "$work"
    apt_options=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
      -o "Dir::Cache=$work/cache" -o "APT::Sandbox::User=$(id -un)")
    apt-get "${apt_options[@]}" update
    apt-get "${apt_options[@]}" download docker-cli
    dpkg-deb -x docker-cli_*.deb root
  )
  client_is_new_enough "$work/root/usr/bin/docker" || die "The docker client of Debian 13 does not run here. Please install a client of $client_least or newer."
  rm -rf "$client_dir"
  mv "$work/root" "$client_dir"
  rm -rf "$work"
}

# engine_export: what clients of the engine need to know, and the client that the orchestrator takes.
engine_export() {
  client_is_new_enough || export PATH=$client_dir/usr/bin:$PATH
  DOCKER_API_VERSION=$(env -u DOCKER_API_VERSION docker version --format '{{.Server.APIVersion}}')
  export DOCKER_API_VERSION
  # ./test removes its containers by label, killed runs' too; the reaper would need one more image.
  export TESTCONTAINERS_RYUK_DISABLED=true
}

# engine_stop: ends an engine that a script here started, unless somebody still uses it.
engine_stop() {
  engine_is_ours || return 0
  if [[ -n $(docker ps -q 2>/dev/null) ]]; then
    warn "The Docker engine that was started here stays: containers still run (docker ps)."
    return 0
  fi
  local pid i
  pid=$(as_root cat "$engine_pid_file")
  as_root kill -TERM "$pid" 2>/dev/null || return 0
  for (( i = 0; i < 200; i++ )); do
    [[ -d /proc/$pid ]] || return 0
    sleep 0.1
  done
  warn "dockerd ($pid) did not stop within 20 seconds."
}

# Removes the containers that tests of this checkout left behind. With a number of seconds it keeps looking that long:
# the engine finishes what a client asked for just before it was stopped.
remove_test_containers() {
  local ids until=$(( SECONDS + ${1:-0} ))
  while :; do
    ids=$(docker ps -aq --filter "label=suite.run=$suite_run_id" 2>/dev/null) || return 0
    # shellcheck disable=SC2086 # one word per container
    [[ -z $ids ]] || docker rm -f -v $ids >/dev/null 2>&1 || true
    (( SECONDS < until )) || return 0
    sleep 0.5
  done
}
