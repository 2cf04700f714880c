# What the samples for subscribers need beside Node and .NET: jq, and pika where it can be had. Sourced after base.sh.

samples_python=$suite_root/artifacts/python

# The same places as the tests look in: Debian's package is for Debian's Python, whichever comes first.
samples_have_pika() {
  local python
  for python in "$samples_python/bin/python3" python3 /usr/bin/python3; do
    have "$python" && "$python" -c 'import pika' 2>/dev/null && return 0
  done
  return 1
}

samples_ensure() {
  have jq || apt_install jq
  samples_have_pika && { say "Python has pika."; return 0; }
  rm -rf "$samples_python"
  if have python3 && python3 -m venv "$samples_python" \
    && "$samples_python/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 10 --requirement "$suite_root/samples/python/requirements.txt"; then return 0; fi
  rm -rf "$samples_python"
  # Debian's own; where there is neither, the Python sample takes no part.
  (apt_install python3-pika) || warn "Python has no pika here: the Python sample is not run."
}
