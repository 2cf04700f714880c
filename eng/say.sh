# Headings, heartbeats and the table of times. Sourced.

suite_started=$SECONDS
suite_steps=()        # "seconds<TAB>result<TAB>title"
suite_log_dir=${suite_log_dir:-$suite_root/artifacts/logs}
suite_step_pid=
suite_heartbeat=${SUITE_HEARTBEAT_SECONDS:-15}

say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() { printf '\nerror: %s\n' "$*" >&2; exit 1; }

clock() { printf '%d:%02d' $(( $1 / 60 )) $(( $1 % 60 )); }

# step <title> <command...>: runs the command in its own process group, its output in a log file of its own,
# and shows that it is alive. The command cannot change this shell's variables.
# The outcome is in step_status. Never call this after `if` or before `||`: bash would switch `set -e` off inside the command.
step_status=0
step() {
  local title=$1 begun=$SECONDS beat=$SECONDS log
  shift
  step_status=0
  mkdir -p "$suite_log_dir"
  log="$suite_log_dir/$(log_name "$title").log"
  printf '[%6s] %s\n' "$(clock $((SECONDS - suite_started)))" "$title"
  # Job control gives the step a process group, so that stopping it stops all its children;
  # waiting in small naps (not in the foreground) lets a signal be handled at once.
  set -m
  # Descriptor 9 is the caller's lock, which no child may hold on to.
  ( set +m; "$@" ) >"$log" 2>&1 </dev/null 9>&- &
  suite_step_pid=$!
  set +m
  while kill -0 "$suite_step_pid" 2>/dev/null; do
    sleep 0.1
    if (( SECONDS - beat >= suite_heartbeat )); then
      beat=$SECONDS
      printf '[%6s]   ... still at it, %s s: %s\n' "$(clock $((SECONDS - suite_started)))" $((SECONDS - begun)) "$(last_line "$log")"
    fi
  done
  wait "$suite_step_pid" || step_status=$?
  suite_step_pid=
  if (( step_status == 0 )); then
    suite_steps+=("$((SECONDS - begun))"$'\t'"ok"$'\t'"$title")
  else
    suite_steps+=("$((SECONDS - begun))"$'\t'"FAILED"$'\t'"$title")
    printf '\n--- %s failed (exit %d); the end of %s:\n' "$title" "$step_status" "${log#"$suite_root"/}" >&2
    tail -n "${SUITE_TAIL_LINES:-60}" "$log" >&2
    printf -- '---\n\n' >&2
  fi
}

# must <title> <command...>: a step without which there is no going on.
must() {
  step "$@"
  if (( step_status )); then exit 1; fi
}

log_name() { tr -c 'A-Za-z0-9.\n' '-' <<<"$1" | tr -s '-' | sed 's/-$//'; }

last_line() { tail -c 400 "$1" 2>/dev/null | tr -d '\r' | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c 1-100 || true; }

# stop_group <pid> [seconds]: asks a process group to end, then makes it.
stop_group() {
  local pid=$1 patience=${2:-20}
  [[ -n $pid ]] || return 0
  kill -TERM -- "-$pid" 2>/dev/null || return 0
  for (( i = 0; i < patience * 10; i++ )); do
    kill -0 -- "-$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$pid" 2>/dev/null || true
}

table_of_times() {
  (( ${#suite_steps[@]} )) || return 0
  printf '\n%8s  %-7s %s\n' time result part
  local row seconds result title
  for row in "${suite_steps[@]}"; do
    IFS=$'\t' read -r seconds result title <<<"$row"
    printf '%8s  %-7s %s\n' "$(clock "$seconds")" "$result" "$title"
  done
  printf '%8s  %-7s %s\n' "$(clock $((SECONDS - suite_started)))" '' 'all of it'
}
