namespace Etude.Tests.Supabase;

/// <summary>What Postgres' catalogue says of a database, as lines that can be compared.</summary>
internal static class Catalogue
{
    /// <summary>Everything of schema <c>auth</c>: relations, columns, constraints, indexes, triggers, policies, functions, rights.</summary>
    public const string OfAuth = """
        select format('schema owner %s rights %s', nspowner::regrole, nspacl) from pg_namespace where nspname = 'auth'
        union all
        select format('%s %s owner %s policies %s %s rights %s options %s', relkind, relname, relowner::regrole, relrowsecurity, relforcerowsecurity, relacl, reloptions)
            from pg_class where relnamespace = 'auth'::regnamespace
        union all
        select format('column %s.%s %s of %s required %s default %s rights %s', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
                (select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = attrelid and adnum = attnum), attacl)
            from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'auth'::regnamespace and attnum > 0
        union all
        select format('constraint %s of %s: %s', conname, conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'auth'::regnamespace
        union all
        select 'index ' || indexdef from pg_indexes where schemaname = 'auth'
        union all
        select format('policy %s of %s', policyname, tablename) from pg_policies where schemaname = 'auth'
        union all
        select format('function %s owner %s rights %s', pg_get_functiondef(oid), proowner::regrole, proacl) from pg_proc where pronamespace = 'auth'::regnamespace
        union all
        select format('%s %s', case tgenabled when 'O' then 'trigger' else 'trigger, disabled,' end, pg_get_triggerdef(pg_trigger.oid))
            from pg_trigger join pg_class on pg_class.oid = tgrelid where relnamespace = 'auth'::regnamespace and not tgisinternal
        """;

    /// <summary>Who may do what in <c>public</c> and <c>etude</c>: each right of each role but the owner's, by table, column, function and schema.</summary>
    public const string Rights = """
        with opened as (
            select relkind::text || ' ' || oid::regclass as name, coalesce(relacl, acldefault('r', relowner)) as rights, relowner as owner
                from pg_class where relnamespace in ('public'::regnamespace, 'etude'::regnamespace) and relkind in ('r', 'v', 'm', 'S', 'f', 'p')
            union all
            select 'column ' || attrelid::regclass || '.' || attname, attacl, relowner
                from pg_attribute join pg_class on pg_class.oid = attrelid
                where relnamespace in ('public'::regnamespace, 'etude'::regnamespace) and attacl is not null
            union all
            select 'function ' || oid::regprocedure, coalesce(proacl, acldefault('f', proowner)), proowner
                from pg_proc where pronamespace in ('public'::regnamespace, 'etude'::regnamespace)
            union all
            select 'schema etude', nspacl, nspowner from pg_namespace where nspname = 'etude'
        )
        select format('%s: %s %s%s', name, case grantee when 0 then 'everybody' else grantee::regrole::text end, privilege_type,
                case when is_grantable then ', and may pass it on' else '' end)
        from opened, aclexplode(rights) where grantee <> owner
        """;
}
