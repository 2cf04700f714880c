# Headings, heartbeats and the table of times. Sourced.

suite_started=$SECONDS
suite_steps=()        # "seconds<TAB>result<TAB>title"
suite_log_dir=${suite_log_dir:-$suite_root/artifacts/logs}
suite_heartbeat=${SUITE_HEARTBEAT_SECONDS:-15}

say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() { printf '\nerror: %s\n' "$*" >&2; exit 1; }

clock() { printf '%d:%02d' $(( $1 / 60 )) $(( $1 % 60 )); }

# step <title> <command...>: runs the command in its own process group, its output in a log file of its own,
# and shows that it is alive. The command cannot change this shell's variables.
# The outcome is in step_status. Never call this after `if` or before `||`: bash would switch `set -e` off inside the command.
step() {
  step_start "$@"
  step_end
}

# By process: what runs now.
declare -A step_titles=() step_begun=() step_beats=()
step_status=0 step_title=

# step_start <title> <command...>: as step, and does not wait for it: step_end does.
step_start() {
  local title=$1
  shift
  mkdir -p "$suite_log_dir"
  printf '[%6s] %s\n' "$(clock $((SECONDS - suite_started)))" "$title"
  # Job control gives the step a process group, so that stopping it stops all its children;
  # waiting in small naps (not in the foreground) lets a signal be handled at once.
  set -m
  # Descriptor 9 is the caller's lock, which no child may hold on to.
  ( set +m; "$@" ) >"$suite_log_dir/$(log_name "$title").log" 2>&1 </dev/null 9>&- &
  step_titles[$!]=$title step_begun[$!]=$SECONDS step_beats[$!]=$SECONDS
  set +m
}

# Waits for the first of the started steps that ends: step_title says which, step_status how.
step_end() {
  local pid ended='' log seconds
  while [[ -z $ended ]]; do
    sleep 0.1
    for pid in "${!step_titles[@]}"; do
      if ! kill -0 "$pid" 2>/dev/null; then ended=$pid; break; fi
      (( SECONDS - step_beats[$pid] >= suite_heartbeat )) || continue
      step_beats[$pid]=$SECONDS
      printf '[%6s]   ... %s still at it, %s s: %s\n' "$(clock $((SECONDS - suite_started)))" "${step_titles[$pid]}" $((SECONDS - step_begun[$pid])) \
        "$(last_line "$suite_log_dir/$(log_name "${step_titles[$pid]}").log")"
    done
  done
  step_status=0
  wait "$ended" || step_status=$?
  step_title=${step_titles[$ended]} seconds=$((SECONDS - step_begun[$ended]))
  unset "step_titles[$ended]" "step_begun[$ended]" "step_beats[$ended]"
  if (( step_status == 0 )); then
    suite_steps+=("$seconds"$'\t'"ok"$'\t'"$step_title")
  else
    suite_steps+=("$seconds"$'\t'"FAILED"$'\t'"$step_title")
    log="$suite_log_dir/$(log_name "$step_title").log"
    printf '\n--- %s failed (exit %d); the end of %s:\n' "$step_title" "$step_status" "${log#"$suite_root"/}" >&2
    tail -n "${SUITE_TAIL_LINES:-60}" "$log" >&2
    printf -- '---\n\n' >&2
  fi
}

# steps_run: whether any is under way. steps_stop [seconds]: ends those.
steps_run() { (( ${#step_titles[@]} )); }

steps_stop() {
  local pid
  for pid in "${!step_titles[@]}"; do stop_group "$pid" "$@"; done
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
