# Ends everything that a command started, however it ends. Sourced after docker.sh.

# What a command starts inherits this variable, also what leaves its process group (DCP does, to survive a killed AppHost and clean up).
session_begin() { export SUITE_SESSION="$suite_run_id-$1-$$-$(date +%s)"; }

session_processes() {
  local file
  for file in $(grep -lzFx "SUITE_SESSION=$1" /proc/[0-9]*/environ 2>/dev/null); do
    file=${file#/proc/}
    printf '%s\n' "${file%/environ}"
  done
}

# session_end <session> [seconds]: asks its processes to end, waits, then makes them.
# DCP is not asked: it sees by itself that its AppHost went, and removes the containers first.
session_end() {
  local pid patience=${2:-45} begun=$SECONDS pids
  for pid in $(session_processes "$1"); do
    [[ $(cat "/proc/$pid/comm" 2>/dev/null) == dcp* ]] || kill -TERM "$pid" 2>/dev/null || true
  done
  while pids=$(session_processes "$1"); [[ -n $pids ]]; do
    if (( SECONDS - begun >= patience )); then
      warn "These did not end within $patience seconds and were killed: $(paste -sd ' ' - <<<"$pids")."
      # shellcheck disable=SC2086 # one word per process
      kill -KILL $pids 2>/dev/null || true
      return 0
    fi
    sleep 0.2
  done
}
