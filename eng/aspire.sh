# Aspire's orchestrator (DCP) and dashboard, from the npm package, unpacked once into the cache. Sourced after node.sh.

aspire_version=13.5.4
aspire_package=@microsoft/aspire-cli-linux-x64
aspire_sha512=f0f59e447335f90c10076c310e77cfb229a2dc45b4d6bd386f80e35f48c80c4efc4a57c969bc157d802b5bfe3cbc3cd8bcfcca491c9ee8320f540b021685e304
aspire_dir=$suite_cache/aspire-$aspire_version

aspire_ensure() (
  [[ -x $aspire_dir/dcp/dcp && -x $aspire_dir/managed/aspire-managed ]] && { say "Aspire $aspire_version is unpacked."; exit 0; }
  [[ $(uname -sm) == 'Linux x86_64' ]] || die "This machine is $(uname -sm); the bundle with Aspire's orchestrator and dashboard is for Linux x86_64."
  node_ensure
  local work unpacked
  work=$(mktemp -d "$suite_cache/aspire.XXXXXX")
  # What setup leaves running in the background may still write there.
  # shellcheck disable=SC2064 # the folder is known now
  trap "rm -rf '$work' || { sleep 2; rm -rf '$work'; } || true" EXIT
  trap 'exit 143' TERM INT
  cd "$work"
  npm pack --silent "$aspire_package@$aspire_version"
  sha512sum --check --quiet - <<<"$aspire_sha512  $(echo ./*.tgz)"
  tar -xzf ./*.tgz
  # It unpacks beside itself or under HOME, as it finds them, and links there by full path; only the two folders are kept.
  HOME=$work ASPIRE_CLI_TELEMETRY_OPTOUT=1 package/bin/aspire setup
  unpacked=$(compgen -G "$work/package/versions/*/dcp" || compgen -G "$work/.aspire/versions/*/dcp") || die "Aspire's setup unpacked no orchestrator."
  unpacked=$(dirname "${unpacked%%$'\n'*}")
  mkdir -p "$aspire_dir"
  rm -rf "${aspire_dir:?}/dcp" "$aspire_dir/managed"
  mv "$unpacked/dcp" "$unpacked/managed" "$aspire_dir"
)

aspire_export() {
  export ASPIRE_DCP_PATH=$aspire_dir/dcp
  export ASPIRE_DASHBOARD_PATH=$aspire_dir/managed/aspire-managed
}
