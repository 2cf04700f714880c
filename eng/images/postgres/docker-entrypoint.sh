#!/bin/bash
# Makes the cluster on first start, from the variables that the official image takes, then runs PostgreSQL.
set -euo pipefail

user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
method=${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}

# Arguments alone are for the server, as with the official image.
if [[ ${1:-postgres} == -* ]]; then set -- postgres "$@"; fi
if [[ ${1:-} != postgres ]]; then exec "$@"; fi

if (( $(id -u) == 0 )); then
  install -d -o postgres -g postgres -m 700 "$PGDATA"
  chown -R postgres:postgres "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$0" "$@"
fi

if [[ ! -s $PGDATA/PG_VERSION ]]; then
  if [[ $method != trust && -z ${POSTGRES_PASSWORD:-} ]]; then
    echo 'POSTGRES_PASSWORD is required, unless POSTGRES_HOST_AUTH_METHOD is trust.' >&2
    exit 1
  fi
  # Split at spaces, not evaluated: the arguments hold no quotes.
  read -ra extra <<<"${POSTGRES_INITDB_ARGS:-}"
  # The password never stands in a process list or a file.
  initdb --pgdata="$PGDATA" --username="$user" --encoding=UTF8 --auth-local=trust --auth-host="$method" \
    --pwfile=<(printf '%s\n' "${POSTGRES_PASSWORD:-unused}") "${extra[@]}"
  printf 'host all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
  printf "listen_addresses = '*'\nmax_connections = 1000\n" >>"$PGDATA/postgresql.conf"
  if [[ $database != postgres ]]; then
    # On the socket only, so that nobody who waits for the port sees the half-made server.
    pg_ctl -D "$PGDATA" -o "-c listen_addresses=''" -w start
    createdb --username="$user" --maintenance-db=postgres -- "$database"
    pg_ctl -D "$PGDATA" -m fast -w stop
  fi
fi

exec "$@"
