# Runs test projects and counts. Sourced after dotnet.sh and node.sh.

passed=0 failed=0 skipped=0
results=$suite_root/artifacts/results
part_limit=${SUITE_PART_LIMIT:-30m}

# Every test project; Benchmarks measure and are run by themselves.
test_projects() { (cd "$suite_root" && printf '%s\n' tests/*.Tests/*.csproj | sort); }

test_assembly() {
  local found=("$suite_root/${1%/*}"/bin/Release/net10.0/*.Tests.runtimeconfig.json)
  [[ ${#found[@]} == 1 && -f ${found[0]} ]] || die "Expected one test assembly of $1 in bin/Release, found: ${found[*]}"
  printf '%s' "${found[0]%.runtimeconfig.json}.dll"
}

run_test_assembly() {
  local dll
  dll=$(test_assembly "$1")
  # xUnit's own runner: its result file is the same whatever shows the output, and it names a test that hangs.
  cd "${dll%/*}"
  timeout --foreground --kill-after=60s "$part_limit" dotnet "$dll" -noColor -longRunning 60 -result-xml "$2"
}

# The one that kills services and fills both processors has the machine to itself; of the others two run at once, because each waits for
# its containers as long as it works. The longest begin.
alone=' Suite.Tests '
longest=' Platform.Tests Reporting.Tests '

# test_all <path of a project>...
test_all() {
  local project begin=() then=() last=()
  for project in "$@"; do
    if listed "$project" "$alone"; then last+=("$project")
    elif listed "$project" "$longest"; then begin+=("$project")
    else then+=("$project"); fi
  done
  for project in "${begin[@]}" "${then[@]}"; do
    if (( ${#step_titles[@]} == 2 )); then test_end; fi
    test_start "$project"
  done
  while steps_run; do test_end; done
  for project in "${last[@]}"; do test_start "$project"; test_end; done
}

listed() { [[ $2 == *" $(basename "$1" .csproj) "* ]]; }

test_start() {
  local title file
  title=$(basename "$1" .csproj)
  file="$results/$(log_name "$title").xml"
  rm -f "$file"
  step_start "$title" run_test_assembly "$1" "$file"
}

test_end() {
  step_end
  count_xunit "$results/$(log_name "$step_title").xml" "$step_status"
}

# A run that ended badly without a failed test (a crash, a time limit) counts as one failure; so does one that ran nothing.
count_xunit() {
  local p=0 f=0 s=0 attributes
  if [[ -f $1 ]]; then
    attributes=$(grep -o '<assembly [^>]*>' "$1" | head -n 1)
    p=$(number_of passed "$attributes") s=$(number_of skipped "$attributes")
    f=$(( $(number_of failed "$attributes") + $(number_of errors "$attributes") + $(number_of not-run "$attributes") ))
  fi
  count "$p" "$f" "$s" "$2"
}

number_of() { local n; n=$(grep -o " $1=\"[0-9]*\"" <<<"$2" | tr -dc 0-9); printf '%d' "${n:-0}"; }

# Node's reporter ends with "# pass 3", "# fail 0", "# skipped 0".
count_node() {
  count "$(tap_number pass "$1")" "$(( $(tap_number fail "$1") + $(tap_number cancelled "$1") ))" "$(tap_number skipped "$1")" "$2"
}

tap_number() { local n; n=$(sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$2" | tail -n 1); printf '%d' "${n:-0}"; }

count() {
  local p=$1 f=$2 s=$3 status=$4
  if (( f == 0 && (status != 0 || p == 0) )); then f=1; fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  printf '           %s: %d passed, %d failed, %d skipped\n' "$step_title" "$p" "$f" "$s"
}

# Each failed test with what it says, so that they stand together at the end whatever came after them.
show_failures() {
  (( failed )) || return 0
  printf '\nFailed (whole logs in artifacts/logs/test):\n'
  grep -s -A 8 -E '\[FAIL\]$|^ *not ok ' "$suite_log_dir"/*.log | sed "s|^$suite_log_dir/||" | cut -c 1-300 | head -n 200 || true
}

# check <title> <command...>: a part that is no test but must hold; it counts as one.
check() {
  step "$@"
  if (( step_status )); then failed=$((failed + 1)); else passed=$((passed + 1)); fi
}
