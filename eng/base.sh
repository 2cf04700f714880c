# What every script here starts with: where the tree and the cache are, how to become root, how to install. Sourced.
set -euo pipefail

suite_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite_cache=${XDG_CACHE_HOME:-$HOME/.cache}/childrens-services-suite
# Containers carry this label, so that a run removes what it (or a killed run before it) left, and nobody else's.
suite_run_id=$(printf '%s' "$suite_root" | sha256sum | cut -c 1-12)
export SUITE_RUN_ID=$suite_run_id
mkdir -p "$suite_cache"

# shellcheck source=eng/say.sh
source "$suite_root/eng/say.sh"

have() { command -v "$1" >/dev/null 2>&1; }

# Letters and digits only: it goes into URIs as it is.
random_secret() { od -An -N 18 -tx1 /dev/urandom | tr -d ' \n'; }

may_be_root() { (( EUID == 0 )) || { have sudo && sudo -n true 2>/dev/null; }; }

# Asks for the password now, where a person can answer it, and not in the middle of a background step.
ask_for_root_if_needed() {
  may_be_root && return 0
  [[ -t 0 ]] && have sudo && sudo -v
}

as_root() { if (( EUID == 0 )); then "$@"; else sudo -n "$@"; fi; }

apt_install() {
  have apt-get || die "These are missing and this is not a Debian system: $*. Please install them."
  may_be_root || die "These are missing and need root to install: $*. Install them, or run again as root or with sudo."
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; then
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
  fi
}
