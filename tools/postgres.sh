# Sourced by bin/test: a Postgres of the system's own with pg_dump, for the test of backups; Etude's own has no client programs.

find_postgres() { compgen -G "/usr/lib/postgresql/*/bin/pg_dump"; }

# Where it is missing and may not be installed, its test says that it was skipped.
want_postgres() {
  if ! find_postgres >/dev/null && may_install; then
    say "Installing Postgres with pg_dump for the tests (once)…"
    install_package postgresql >&2
  fi
}
