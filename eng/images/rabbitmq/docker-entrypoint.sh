#!/bin/bash
# Writes the user and password that the environment gives, then runs the broker.
set -euo pipefail

# An Erlang string: backslash and quote are all that need care.
erlang() {
  local text=${1//\\/\\\\}
  printf '<<"%s"/utf8>>' "${text//\"/\\\"}"
}

(
  umask 077
  printf '[{rabbit, [{default_user, %s}, {default_pass, %s}, {default_vhost, %s}]}].\n' \
    "$(erlang "${RABBITMQ_DEFAULT_USER:-guest}")" "$(erlang "${RABBITMQ_DEFAULT_PASS:-guest}")" \
    "$(erlang "${RABBITMQ_DEFAULT_VHOST:-/}")" >/etc/rabbitmq/advanced.config
)

if [[ ${1:-} == rabbitmq-server ]]; then exec /usr/lib/rabbitmq/bin/rabbitmq-server; fi
exec "$@"
