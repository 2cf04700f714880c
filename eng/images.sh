# PostgreSQL and RabbitMQ: the official images where a registry answers, else built from Debian's packages. Sourced after docker.sh.

official_postgres=docker.io/library/postgres:17.6
official_rabbitmq=docker.io/library/rabbitmq:4.2.1-management
debian_release=bookworm
base_image=suite/base:$debian_release
built_postgres=suite/postgres:15
built_rabbitmq=suite/rabbitmq:3.10
images_choice=$suite_cache/images

# images_ensure: both images are there. Names set by the caller (Images__PostgreSQL, Images__RabbitMQ) are taken as they are.
images_ensure() {
  local postgres=${Images__PostgreSQL:-} rabbitmq=${Images__RabbitMQ:-}
  if [[ -n $postgres && -n $rabbitmq ]]; then
    have_image "$postgres" || docker pull "$postgres"
    have_image "$rabbitmq" || docker pull "$rabbitmq"
  elif have_image "$official_postgres" && have_image "$official_rabbitmq"; then
    postgres=$official_postgres rabbitmq=$official_rabbitmq
  elif registry_answers && docker pull "$official_postgres" && docker pull "$official_rabbitmq"; then
    postgres=$official_postgres rabbitmq=$official_rabbitmq
  else
    say "No image registry answers: building from Debian's packages."
    images_build
    postgres=$built_postgres rabbitmq=$built_rabbitmq
  fi
  printf '%s\n%s\n' "$postgres" "$rabbitmq" >"$images_choice"
}

# images_export: the names that images_ensure chose.
images_export() {
  { read -r Images__PostgreSQL; read -r Images__RabbitMQ; } <"$images_choice"
  export Images__PostgreSQL Images__RabbitMQ
}

have_image() { docker image inspect "$1" >/dev/null 2>&1; }

# 401 is an answer: the registry wants a token, which the engine fetches by itself.
registry_answers() {
  local code
  have curl || apt_install curl ca-certificates
  code=$(curl -sS -m 5 -o /dev/null -w '%{http_code}' https://registry-1.docker.io/v2/ 2>/dev/null) || return 1
  [[ $code == 200 || $code == 401 ]]
}

images_build() {
  local base postgres rabbitmq
  # The label holds the hash of everything that decides an image's content; a rebuild happens when it differs.
  base=$(cat "$suite_root/eng/images/base/packages" <(printf '%s' "$debian_release") | sha256sum | cut -c 1-16)
  postgres=$(definition_of "$base" postgres)
  rabbitmq=$(definition_of "$base" rabbitmq)
  is_built "$built_postgres" "$postgres" && is_built "$built_rabbitmq" "$rabbitmq" && { say "Both images are up to date."; return 0; }
  is_built "$base_image" "$base" || build_base "$base"
  build_image postgres "$built_postgres" "$postgres"
  build_image rabbitmq "$built_rabbitmq" "$rabbitmq"
}

definition_of() { { printf '%s' "$1"; cat "$suite_root/eng/images/$2/"*; } | sha256sum | cut -c 1-16; }

is_built() { [[ $(docker image inspect --format '{{ index .Config.Labels "suite.definition" }}' "$1" 2>/dev/null) == "$2" ]]; }

build_image() {
  is_built "$2" "$3" && return 0
  # The classic builder: Debian's engine comes without buildx.
  DOCKER_BUILDKIT=0 docker build --label "suite.definition=$3" --build-arg "BASE=$base_image" --tag "$2" "$suite_root/eng/images/$1"
}

# Debian's own packages as an image. The folder is on the disk, not in /tmp, which may be small or mounted noexec.
build_base() (
  have debootstrap || [[ -x /usr/sbin/debootstrap ]] || apt_install debootstrap
  may_be_root || die "Building the images needs root (debootstrap). Run again as root or with sudo."
  local work packages mirror proxy
  packages=$(grep -v '^#' "$suite_root/eng/images/base/packages" | paste -sd, -)
  mirror=$(debian_mirror)
  proxy=$(apt_proxy)
  work=$(mktemp -d "$suite_cache/base.XXXXXX")
  # shellcheck disable=SC2064 # the folder is known now
  trap "as_root rm -rf --one-file-system '$work'" EXIT
  trap 'exit 143' TERM INT
  say "debootstrap $debian_release from $mirror with $packages"
  as_root env ${proxy:+"http_proxy=$proxy"} PATH="$PATH:/usr/sbin:/sbin" \
    debootstrap --variant=minbase --include="$packages" "$debian_release" "$work/tree" "$mirror"
  as_root rm -rf "$work"/tree/var/cache/apt/archives/*.deb "$work"/tree/var/lib/apt/lists/*
  as_root tar -C "$work/tree" --numeric-owner --one-file-system -c . |
    docker import --change "LABEL suite.definition=$1" - "$base_image"
)

# The mirror that this machine's apt uses for the release, if it does.
debian_mirror() {
  local uri=
  if [[ -n ${SUITE_DEBIAN_MIRROR:-} ]]; then say "$SUITE_DEBIAN_MIRROR"; return; fi
  # shellcheck disable=SC2016 # apt's own placeholder
  have apt-get && uri=$(apt-get indextargets --format '$(REPO_URI)' "Codename: $debian_release" 2>/dev/null | grep '/debian/*$' | head -n 1) || true
  say "${uri:-http://deb.debian.org/debian}"
}

apt_proxy() {
  local proxy=
  have apt-config && eval "$(apt-config shell proxy Acquire::http::Proxy)"
  [[ $proxy == DIRECT ]] || say "${proxy:-${http_proxy:-}}"
}
