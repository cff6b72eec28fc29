# Sourced by bin/test: finds PgBouncer for the tests behind a pooler, or installs it where it may.

find_pgbouncer() {
  local place
  command -v pgbouncer && return
  # Where it lies is not on everybody's path.
  for place in /usr/sbin /usr/local/sbin /opt/homebrew/bin /usr/local/bin; do
    if [ -x "$place/pgbouncer" ]; then echo "$place/pgbouncer"; return; fi
  done
  return 1
}

# The tests start their own; a package's service would only take a port. A policy of the system's own stays as it is.
install_pgbouncer() {
  local policy=/usr/sbin/policy-rc.d made=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && made=yes
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pgbouncer || true
  if [ -n "$made" ]; then rm -f "$policy"; fi
}

# Leaves its path in ETUDE_PGBOUNCER, which the tests read.
need_pgbouncer() {
  if [ -z "${ETUDE_PGBOUNCER-}" ]; then
    if ! find_pgbouncer >/dev/null && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      say "Installing PgBouncer for the tests (once)…"
      install_pgbouncer >&2
    fi
    ETUDE_PGBOUNCER="$(find_pgbouncer)" ||
      fail "The tests need PgBouncer; install the package pgbouncer with your system's package manager, then run bin/test again."
  fi
  export ETUDE_PGBOUNCER
}
