# Node.js and the packages of tests/Clients: buf, and the clients that are not ours. Sourced after base.sh.

clients=$suite_root/tests/Clients

node_ensure() {
  if ! have node || ! have npm; then apt_install nodejs npm; fi
  (( $(node --version | sed 's/^v\([0-9]*\).*/\1/') >= 18 )) || die "Node.js 18 or later is needed; this machine has $(node --version)."
}

# Installs what the lock file says, when it says something new. No package's install script runs.
clients_ensure() {
  node_ensure
  local wanted stamp=$clients/node_modules/.installed
  wanted=$(cat "$clients/package.json" "$clients/package-lock.json" | sha256sum)
  [[ -f $stamp && $(cat "$stamp") == "$wanted" ]] && { say "Packages are up to date."; return 0; }
  (cd "$clients" && npm ci --ignore-scripts --no-audit --no-fund) && printf '%s' "$wanted" >"$stamp"
}

# Debian's browser, in which axe looks at the pages.
chromium_ensure() { have chromium || apt_install chromium; }
