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

# Leaves its path in ETUDE_PGBOUNCER, which the tests read.
need_pgbouncer() {
  if [ -z "${ETUDE_PGBOUNCER-}" ]; then
    if ! find_pgbouncer >/dev/null && may_install; then
      say "Installing PgBouncer for the tests (once)…"
      install_package pgbouncer >&2
    fi
    ETUDE_PGBOUNCER="$(find_pgbouncer)" ||
      fail "The tests need PgBouncer; install the package pgbouncer with your system's package manager, then run bin/test again."
  fi
  export ETUDE_PGBOUNCER
}
