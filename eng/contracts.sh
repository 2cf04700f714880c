# The published language: its style, and that nothing released breaks. Sourced after node.sh.

released=protos/released.binpb

# The package for this machine's processor is the one that npm installed.
buf() { (cd "$suite_root" && "$clients"/node_modules/@bufbuild/buf-*/bin/buf "$@"); }

contracts_lint() { buf lint; }

contracts_breaking() {
  [[ -f $suite_root/$released ]] || die "$released is missing, so nobody can tell whether a contract broke. Make it with eng/release-contracts.sh and commit it."
  buf breaking --against "$released"
}
