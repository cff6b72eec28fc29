namespace Etude.Tests.Schema;

/// <summary>
/// A rule that the whole schema keeps: <paramref name="Offenders"/> lists what breaks it, and <paramref name="Fault"/>
/// breaks it, to show that the list can tell. Many are what Supabase's linter looks for; the others are ours.
/// </summary>
public sealed record SchemaRule(string Name, string Offenders, string Fault)
{
    private const string Policies = """
        (select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as rule, p.*
            from pg_policies as p where schemaname = 'public')
        """;

    private static string Keys(char kind) => $"""
        (select conrelid::regclass::text as name, conname, conrelid, conindid, confrelid, confdeltype,
            (select array_agg(attname::text order by place) from unnest(conkey) with ordinality as key(number, place)
                join pg_attribute on attrelid = conrelid and attnum = number) as columns
            from pg_constraint where connamespace = 'public'::regnamespace and contype = '{kind}')
        """;

    private static readonly string ForeignKeys = Keys('f');
    private static readonly string PrimaryKeys = Keys('p');

    private static readonly string Columns = """
        (select attrelid::regclass || '.' || attname as name, attrelid, attname, attnum, atttypid::regtype::text as type
            from pg_attribute join pg_class on pg_class.oid = attrelid
            where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped)
        """;

    private const string Tables = """
        (select oid, relname, relrowsecurity, relkind::text from pg_class where relnamespace = 'public'::regnamespace)
        """;

    private const string Functions = """
        (select * from pg_proc where pronamespace in ('public'::regnamespace, 'etude'::regnamespace))
        """;

    public static readonly IReadOnlyList<SchemaRule> All =
    [
        new("row level security is on everywhere",
            $"select relname from {Tables} as t where relkind = 'r' and not relrowsecurity",
            "alter table public.jobs disable row level security"),
        new("every table has a policy",
            $"select relname from {Tables} as t where relkind = 'r' and not exists (select from pg_policy where polrelid = t.oid)",
            "drop policy problems_select on public.problems"),
        new("a policy asks who it is once a query, not once a row",
            $"select name from {Policies} as p where replace(rule, 'SELECT auth.uid()', '') ~ 'auth\\.|current_setting'",
            "alter policy jobs_select on public.jobs using (user_id = auth.uid())"),
        new("no policy trusts what a person may edit of their sign-in",
            $"select name from {Policies} as p where rule ~ 'user_metadata|jwt'",
            "alter policy jobs_select on public.jobs using ((select auth.jwt()) -> 'user_metadata' ->> 'admin' = 'yes')"),
        new("one permissive policy a command and role",
            $"""
            select tablename from {Policies} as p, unnest(roles) as role,
                unnest(case cmd when 'ALL' then '{AllCommands}'::text[] else array[cmd] end) as command
            group by tablename, role, command having count(*) > 1
            """,
            "create policy more on public.jobs for all to authenticated using (user_id = (select auth.uid()))"),
        new("no policy lets everybody write",
            $"select name from {Policies} as p where cmd <> 'SELECT' and coalesce(with_check, qual) in ('true', '(1 = 1)')",
            "alter policy jobs_insert on public.jobs with check (true)"),
        new("a function's search path is fixed",
            $"select proname from {Functions} as f where coalesce(proconfig::text, '') !~ 'search_path='",
            "alter function etude.day(timestamptz) reset search_path"),
        new("nobody outside runs a function with its owner's rights",
            $"""
            select proname from {Functions} as f where prosecdef
                and (has_function_privilege('anon', oid, 'execute') or has_function_privilege('authenticated', oid, 'execute'))
            """,
            "grant execute on function etude.welcome_person() to public"),
        new("no index twice",
            """
            select min(indexrelid::regclass::text) from pg_index
            where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            group by indrelid, regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \S+ ON', '') having count(*) > 1
            """,
            "create index again on public.attempts (problem_id)"),
        new("every foreign key is served by an index that begins with it",
            $"""
            select conname from {ForeignKeys} as key where not exists (
                select from pg_index where indrelid = key.conrelid
                    and (indpred is null or pg_get_expr(indpred, indrelid) ~ '^\(\w+ IS NOT NULL\)$')
                    and (select array_agg(attname::text order by place)
                        from unnest(indkey) with ordinality as part(number, place)
                        join pg_attribute on attrelid = indrelid and attnum = number) [1:array_length(key.columns, 1)] = key.columns)
            """,
            "drop index public.attempts_problem_id_idx"),
        new("only the primary key of auth.users is referred to",
            $"""
            select conname from {ForeignKeys} as key join pg_class on pg_class.oid = confrelid join pg_index on indexrelid = conindid
            where relnamespace = 'auth'::regnamespace and not indisprimary
            """,
            """
            create unique index by_all on auth.users (id, is_sso_user);
            alter table public.users add is_sso_user boolean,
                add foreign key (id, is_sso_user) references auth.users (id, is_sso_user);
            """),
        new("no view in public, where the internet would see it",
            $"select relname from {Tables} as t where relkind in ('v', 'm', 'f')",
            "create view public.everybody as select * from public.users"),
        new("no extension in public",
            "select extname from pg_extension where extnamespace = 'public'::regnamespace",
            "create extension citext schema public"),
        new("the key of a person's row begins with the person",
            $"""
            select name from {PrimaryKeys} as key where columns[1] <> 'user_id'
                and exists (select from pg_attribute where attrelid = conrelid and attname = 'user_id')
            """,
            "alter table public.jobs drop constraint jobs_pkey, add primary key (id)"),
        new("a person's rows go with the person",
            $"""
            select name from {Columns} as c where attname = 'user_id' and not exists (
                select from {ForeignKeys} as key where conrelid = attrelid and columns = array['user_id']
                    and confrelid = 'public.users'::regclass and confdeltype = 'c')
            """,
            "alter table public.jobs drop constraint jobs_user_id_fkey"),
        new("a child names a person's parent by both columns",
            $"""
            select conname from {ForeignKeys} as key where columns[1] <> 'user_id'
                and exists (select from pg_attribute where attrelid = confrelid and attname = 'user_id')
            """,
            "alter table public.jobs add unique (id), add parent uuid references public.jobs (id)"),
        new("every jsonb column says what kind of document it holds",
            $"""
            select name from {Columns} as c where type = 'jsonb' and not exists (
                select from pg_constraint where conrelid = attrelid and attnum = any (conkey)
                    and pg_get_constraintdef(oid) ~ ('jsonb_typeof\(' || attname || '\)'))
            """,
            "alter table public.jobs add details jsonb"),
        new("an instant carries its zone",
            $"select name from {Columns} as c where type ~ 'without time zone'",
            "alter table public.jobs add ended timestamp"),
        new("no word without a limit",
            $"""
            select name from {Columns} as c where type = 'text' and not exists (
                select from pg_constraint where conrelid = attrelid and attnum = any (conkey) and contype = 'c')
            """,
            "alter table public.jobs add remark text"),
    ];

    private const string AllCommands = "{SELECT,INSERT,UPDATE,DELETE}";
}
