#!/usr/bin/env bash
# Takes the contracts as they stand for released: from now on `buf breaking` holds every change against them.
# Refuses what breaks the release before; commit the new image together with the contracts.
source "$(dirname "${BASH_SOURCE[0]}")/base.sh"
source "$suite_root/eng/node.sh"
source "$suite_root/eng/contracts.sh"

must "Node packages" clients_ensure
must "Contract style" contracts_lint
[[ ! -f $suite_root/$released ]] || must "Contract compatibility" contracts_breaking
# Comments and positions are no part of what clients rely on; without them the image changes only when the contract does.
must "Released image" buf build --exclude-source-info --output "$released"
say "Wrote $released ($(stat -c %s "$suite_root/$released") bytes). Commit it with the contracts it holds."
