#!/usr/bin/env bash
# Follows a service's events over gRPC, without the message broker: goes on where it stopped, does nothing twice, and puts aside what it cannot read.
# FEED is the service's gRPC address, TOKEN an access token, STATE the folder where it keeps its work; ONCE reads what there is and ends.
# Needs jq and buf (https://buf.build); grpcurl does as well, see below.
set -euo pipefail
: "${FEED:?is missing, for example http://localhost:5111}" "${TOKEN:?is missing}"
state=${STATE:-handled-feed} protos=${PROTOS:-$(dirname "${BASH_SOURCE[0]}")/../../protos}
mkdir -p "$state"
touch "$state"/{handled,dead-letters,position}

# What was handled, by event id. In a database the id is inserted in the transaction of what the event changes there; here one line is both.
declare -A handled=()
while read -r id _; do handled[$id]=1; done <"$state/handled"

read_events() {
  buf curl --protocol grpc --http2-prior-knowledge --schema "$protos" --header "authorization: Bearer $TOKEN" \
    --data "$1" "$FEED/suite.feed.v1.EventFeedService/ReadEvents"
  # grpcurl -plaintext -H "authorization: Bearer $TOKEN" -d "$1" "${FEED#*://}" suite.feed.v1.EventFeedService/ReadEvents
}

# One line for each answer: its position, whether it can be read, and then the event.
lines() {
  jq --unbuffered -r '[.position] + (.event as $event | try (
      if $event.id and $event.type and ($event.data | fromjson | type == "object")
      then ["event", $event.id, $event.type, $event.subject, $event.sequence] else error end)
    catch ["unreadable", ($event | tojson)]) | @tsv'
}

take() {
  local position kind rest
  IFS=$'\t' read -r position kind rest <<<"$1"
  if [[ $kind != event ]]; then
    printf '%s\n' "$rest" >>"$state/dead-letters"
  elif [[ -z ${handled[${rest%%$'\t'*}]:-} ]]; then
    printf '%s\n' "${rest//$'\t'/ }" >>"$state/handled"
    handled[${rest%%$'\t'*}]=1
  fi
  # The position is the acknowledgement: moved when the event is done, so that one cut off in between comes again.
  printf '%s' "$position" >"$state/position.new"
  mv "$state/position.new" "$state/position"
}

while :; do
  request=$(jq -nc --arg after "$(<"$state/position")" --argjson follow "$([[ -n ${ONCE:-} ]] && echo false || echo true)" '{afterPosition: $after, follow: $follow}')
  while IFS= read -r line; do take "$line"; done < <(read_events "$request" | lines)
  [[ -z ${ONCE:-} ]] || exit 0
  echo "not connected: going on from where it stopped" >&2
  sleep 1
done
