namespace Etude.Tests.Supabase;

/// <summary>
/// What Supabase's database linter looks for, asked of the catalogue in our own words, at the numbers and levels that the linter gives its rules.
/// <paramref name="Finds"/> names what breaks the rule; <paramref name="Fault"/> breaks it, to show that the query can tell.
/// </summary>
/// <param name="Number">The linter's number.</param>
/// <param name="Level">ERROR, WARN or INFO.</param>
public sealed record LinterRule(int Number, string Level, string About, string Finds, string Fault)
{
    // Schemas that Supabase or Postgres keep: what stands there is not a project's own.
    private const string NotOurs = "('auth', 'extensions', 'storage', 'realtime', 'vault', 'graphql', 'graphql_public', 'pg_catalog', 'information_schema', 'pg_toast')";

    private const string Relations = $"(select c.oid, c.relname, c.relkind, c.relrowsecurity, c.reloptions, n.nspname as schema from pg_class c join pg_namespace n on n.oid = relnamespace where n.nspname not in {NotOurs})";

    private const string Functions = $"(select f.*, n.nspname as schema from pg_proc f join pg_namespace n on n.oid = pronamespace where n.nspname not in {NotOurs})";

    private const string Policies = $"(select *, lower(concat_ws(' ', qual, with_check)) as rule from pg_policies where schemaname not in {NotOurs})";

    // Who asks through the Data API, which serves schema public.
    private const string Exposed = "schema = 'public' and (has_any_column_privilege('anon', oid, 'select') or has_any_column_privilege('authenticated', oid, 'select'))";

    private const string ByOwner = "lower(coalesce(reloptions::text, '')) !~ 'security_invoker=(1|true|yes|on)'";

    private const string Caller = @"auth\.(uid|jwt|role|email)\(\)|current_setting\(";

    private const string Indexes = """
        (select indrelid, indexrelid, indpred, indisprimary, array(select unnest(indkey::int2[])) as columns from pg_index where indisvalid)
        """;

    public static readonly IReadOnlyList<LinterRule> All =
    [
        new(1, "INFO", "a foreign key without an index that begins with it",
            $"""
            select conname from pg_constraint key join {Relations} r on r.oid = key.conrelid
            where contype = 'f' and not exists (select from {Indexes} i where i.indrelid = conrelid and i.columns[1:cardinality(conkey)] = conkey)
            """,
            "create table public.child (id uuid primary key, parent uuid references public.problems (id))"),
        new(2, "ERROR", "a view in public over auth.users that the Data API's roles may read",
            $"""
            select relname from {Relations} r where relkind in ('v', 'm') and {Exposed} and exists (
                select from pg_rewrite join pg_depend on pg_depend.objid = pg_rewrite.oid where ev_class = r.oid and refobjid = 'auth.users'::regclass)
            """,
            "create view public.faces with (security_invoker = true) as select id, email from auth.users; grant select on public.faces to authenticated"),
        new(3, "WARN", "a policy that asks once a row who is calling",
            $"select policyname from {Policies} p where regexp_replace(rule, 'select ({Caller})', '', 'g') ~ '{Caller}'",
            "alter policy jobs_select on public.jobs using (user_id = auth.uid())"),
        new(4, "INFO", "a table without a primary key",
            $"select relname from {Relations} r where relkind = 'r' and not exists (select from {Indexes} i where i.indrelid = r.oid and i.indisprimary)",
            "create table public.heap (word text)"),
        new(6, "WARN", "more than one permissive policy for a role and a command",
            $$"""
            select tablename from {{Policies}} p, unnest(roles) as role, unnest(case cmd when 'ALL' then '{SELECT,INSERT,UPDATE,DELETE}'::text[] else array[cmd] end) as command
            where permissive = 'PERMISSIVE' group by schemaname, tablename, role, command having count(*) > 1
            """,
            "create policy more on public.jobs for all to authenticated using (user_id = (select auth.uid()))"),
        new(7, "ERROR", "policies on a table whose row level security is off",
            $"select relname from {Relations} r where not relrowsecurity and exists (select from pg_policy where polrelid = r.oid)",
            "alter table public.jobs disable row level security"),
        new(8, "INFO", "row level security without a policy",
            $"select relname from {Relations} r where relrowsecurity and not exists (select from pg_policy where polrelid = r.oid)",
            "drop policy problems_select on public.problems"),
        new(9, "WARN", "the same index twice",
            $"""
            select min(indexrelid::regclass::text) from pg_index join {Relations} r on r.oid = indrelid
            group by indrelid, regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \S+ ON', '') having count(*) > 1
            """,
            "create index again on public.attempts (problem_id)"),
        new(10, "ERROR", "a view in public that reads as its owner",
            $"select relname from {Relations} r where relkind = 'v' and {Exposed} and {ByOwner}",
            "create view public.everybody as select * from public.users; grant select on public.everybody to anon"),
        new(11, "WARN", "a function whose search path is not fixed",
            $"select proname from {Functions} f where coalesce(array_to_string(proconfig, ' '), '') !~ 'search_path=' and not exists (select from pg_depend where objid = f.oid and deptype = 'e')",
            "alter function etude.day(timestamptz) reset search_path"),
        new(13, "ERROR", "a table in public without row level security that the Data API's roles may read",
            $"select relname from {Relations} r where relkind in ('r', 'p') and {Exposed} and not relrowsecurity",
            "create table public.open (id int primary key); grant select on public.open to anon"),
        new(14, "WARN", "an extension in public",
            "select extname from pg_extension where extnamespace = 'public'::regnamespace and extname <> 'plpgsql'",
            "create extension citext schema public"),
        new(15, "ERROR", "a policy that trusts what people may edit of their sign-in",
            $"select policyname from {Policies} p where rule ~ '(auth\\.jwt|request\\.jwt\\.claims).*user_metadata'",
            "alter policy jobs_select on public.jobs using ((select auth.jwt()) -> 'user_metadata' ->> 'admin' = 'yes')"),
        new(16, "WARN", "a materialized view that the Data API's roles may read",
            $"select relname from {Relations} r where relkind = 'm' and {Exposed}",
            "create materialized view public.kept as select 1 as one; grant select on public.kept to authenticated"),
        new(17, "WARN", "a foreign table that the Data API's roles may read",
            $"select relname from {Relations} r where relkind = 'f' and {Exposed}",
            "create foreign data wrapper far; create server away foreign data wrapper far; create foreign table public.distant (id int) server away; grant select on public.distant to anon"),
        new(18, "WARN", "a column whose type an upgrade of Postgres cannot carry over",
            $"""
            select attname from pg_attribute join {Relations} r on r.oid = attrelid
            where attnum > 0 and atttypid = any(array['regproc', 'regprocedure', 'regoper', 'regoperator', 'regconfig', 'regdictionary', 'regnamespace', 'regcollation']::regtype[])
            """,
            "alter table public.problems add searched regconfig"),
        new(21, "ERROR", "a foreign key to something of schema auth that is no primary key",
            $"""
            select conname from pg_constraint key join pg_class parent on parent.oid = confrelid join pg_index i on i.indexrelid = conindid
            where contype = 'f' and parent.relnamespace = 'auth'::regnamespace and not i.indisprimary and conrelid not in (select oid from pg_class where relnamespace = 'auth'::regnamespace)
            """,
            "alter table public.users add phone text references auth.users (phone)"),
        new(22, "WARN", "an extension that is not at its newest version",
            "select name from pg_available_extensions where installed_version <> default_version",
            "create extension hstore schema extensions version '1.4'"),
        new(23, "ERROR", "a column with a secret's name in a table that everybody may read",
            $"""
            select attname from pg_attribute join {Relations} r on r.oid = attrelid
            where relkind = 'r' and {Exposed} and not relrowsecurity and attnum > 0
                and replace(lower(attname), '-', '_') ~ '^(password|passwd|pwd|secret|token|jwt|otp|ssn|iban|api_?key|(access|refresh|session|oauth|bearer)_token|(secret|private|auth|session|ssh|pgp|gpg)_key|session_id)$'
            """,
            "create table public.notes (id int primary key, api_key text); grant select on public.notes to anon"),
        new(24, "WARN", "a policy for writing that is always true",
            $$"""
            select policyname from {{Policies}} p where permissive = 'PERMISSIVE' and roles && '{anon,authenticated,public}'
                and ((cmd in ('UPDATE', 'DELETE', 'ALL') and coalesce(qual, 'true') ~ '^\(?(true|1 = 1)\)?$')
                    or (cmd <> 'SELECT' and with_check ~ '^\(?(true|1 = 1)\)?$') or (cmd = 'INSERT' and with_check is null))
            """,
            "alter policy jobs_insert on public.jobs with check (true)"),
        new(26, "WARN", "a table in public that GraphQL would show to strangers",
            $"select relname from {Relations} r where schema = 'public' and relkind in ('r', 'v', 'm', 'f') and has_any_column_privilege('anon', oid, 'select')",
            "grant select (id) on public.problems to anon"),
        new(28, "WARN", "a function with its owner's rights that strangers may run",
            $"select proname from {Functions} f where prosecdef and has_function_privilege('anon', oid, 'execute')",
            "grant execute on function etude.welcome_person() to anon"),
        new(29, "WARN", "a function with its owner's rights that everybody signed in may run",
            $"select proname from {Functions} f where prosecdef and has_function_privilege('authenticated', oid, 'execute')",
            "create function public.all_of_it() returns bigint language sql security definer set search_path = '' return 1"),
    ];
}
