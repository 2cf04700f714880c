#!/usr/bin/env bash
# For running tests by hand: an engine, the two images, and the variables that name them.
#   eval "$(eng/prepare.sh)"
source "$(dirname "${BASH_SOURCE[0]}")/base.sh"
source "$suite_root/eng/docker.sh"
source "$suite_root/eng/images.sh"

# What is evaluated goes out by descriptor 9, which no step's child inherits: an engine that is started here and goes on running
# would otherwise keep the caller's $( ) waiting for it.
exec 9>&1 1>&2
must "Docker engine" engine_ensure
engine_export
must "Images" images_ensure
images_export

for name in PATH DOCKER_API_VERSION TESTCONTAINERS_RYUK_DISABLED Images__PostgreSQL Images__RabbitMQ SUITE_RUN_ID; do
  printf 'export %s=%q\n' "$name" "${!name}" >&9
done
