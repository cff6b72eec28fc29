namespace Etude.Tests.Supabase;

/// <summary>
/// What a project of Supabase's has before anybody adds to it, as far as Etude can meet it: roles, schema <c>auth</c>, default
/// privileges. Supabase's <c>postgres</c> is called <see cref="Owner"/> here: that name belongs to the superuser of our server, which on Supabase
/// is called <c>supabase_admin</c>.
/// </summary>
internal static class SupabaseObjects
{
    /// <summary>The login that a project's connection string names: no superuser, but it passes by policies and may make roles.</summary>
    public const string Owner = "project_postgres";

    public const string OwnerPassword = "owner-of-the-project";

    /// <summary>The auth server's own login.</summary>
    public const string AuthAdmin = "supabase_auth_admin";

    public const string AuthPassword = "auth-server-of-the-project";

    /// <summary>Once a server.</summary>
    public const string Roles = $"""
        create role anon nologin noinherit;
        create role authenticated nologin noinherit;
        create role service_role nologin noinherit bypassrls;
        create role authenticator login noinherit;
        grant anon, authenticated, service_role to authenticator;
        create role {AuthAdmin} login noinherit createrole password '{AuthPassword}';
        create role dashboard_user nologin createdb createrole;
        create role {Owner} login createdb createrole replication bypassrls password '{OwnerPassword}';
        grant anon, authenticated, service_role to {Owner} with admin option;
        grant authenticator, pg_monitor, pg_signal_backend, pg_read_all_data to {Owner};
        alter role anon set statement_timeout = '3s';
        alter role authenticated set statement_timeout = '8s';
        alter role authenticator set statement_timeout = '8s';
        alter role {AuthAdmin} set search_path = auth;
        alter role {Owner} set search_path = "$user", public, extensions;
        """;

    /// <summary>Once a database.</summary>
    public static string Schemas(string database) => $"""
        grant all on database {database} to {Owner}, dashboard_user;
        grant usage, create on schema public to {Owner};
        grant usage on schema public to anon, authenticated, service_role;
        create schema extensions;
        grant usage on schema extensions to anon, authenticated, service_role;
        grant all on schema extensions to {Owner};
        create extension pgcrypto schema extensions;
        create schema auth authorization {AuthAdmin};
        grant usage on schema auth to anon, authenticated, service_role, {Owner}, dashboard_user;
        set role {AuthAdmin};
        {Auth}
        reset role;
        """;

    /// <summary>As projects began before the change of May 2026: what <c>postgres</c> makes in public is open to the Data API's roles.</summary>
    public const string OldDefaults = $"""
        alter default privileges for role {Owner} in schema public grant all on tables to anon, authenticated, service_role;
        alter default privileges for role {Owner} in schema public grant all on sequences to anon, authenticated, service_role;
        alter default privileges for role {Owner} in schema public grant all on functions to anon, authenticated, service_role;
        """;

    private const string Auth = $$"""
        create table auth.users (
            instance_id uuid,
            id uuid not null primary key,
            aud varchar(255),
            role varchar(255),
            email varchar(255),
            encrypted_password varchar(255),
            email_confirmed_at timestamptz,
            invited_at timestamptz,
            confirmation_token varchar(255),
            confirmation_sent_at timestamptz,
            recovery_token varchar(255),
            recovery_sent_at timestamptz,
            email_change_token_new varchar(255),
            email_change varchar(255),
            email_change_sent_at timestamptz,
            last_sign_in_at timestamptz,
            raw_app_meta_data jsonb,
            raw_user_meta_data jsonb,
            is_super_admin boolean,
            created_at timestamptz,
            updated_at timestamptz,
            phone text default null unique,
            phone_confirmed_at timestamptz,
            phone_change text default '',
            phone_change_token varchar(255) default '',
            phone_change_sent_at timestamptz,
            confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
            email_change_token_current varchar(255) default '',
            email_change_confirm_status smallint default 0 check (email_change_confirm_status between 0 and 2),
            banned_until timestamptz,
            reauthentication_token varchar(255) default '',
            reauthentication_sent_at timestamptz,
            is_sso_user boolean not null default false,
            deleted_at timestamptz,
            is_anonymous boolean not null default false
        );
        create unique index users_email_partial_key on auth.users (email) where is_sso_user = false;
        create index users_instance_id_idx on auth.users (instance_id);
        create table auth.identities (
            id uuid not null default gen_random_uuid() primary key,
            provider_id text not null,
            user_id uuid not null references auth.users (id) on delete cascade,
            identity_data jsonb not null,
            provider text not null,
            last_sign_in_at timestamptz,
            created_at timestamptz,
            updated_at timestamptz,
            email text generated always as (lower(identity_data ->> 'email')) stored,
            unique (provider_id, provider)
        );
        create index identities_user_id_idx on auth.identities (user_id);
        alter table auth.users enable row level security;
        alter table auth.identities enable row level security;
        grant all on auth.users, auth.identities to {{Owner}}, dashboard_user;
        grant select on auth.users, auth.identities to {{Owner}} with grant option;
        create function auth.uid() returns uuid language sql stable as $body$
            select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
                (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'))::uuid
        $body$;
        create function auth.role() returns text language sql stable as $body$
            select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
                (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'))::text
        $body$;
        create function auth.email() returns text language sql stable as $body$
            select coalesce(nullif(current_setting('request.jwt.claim.email', true), ''),
                (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'))::text
        $body$;
        create function auth.jwt() returns jsonb language sql stable as $body$
            select coalesce(nullif(current_setting('request.jwt.claim', true), ''), nullif(current_setting('request.jwt.claims', true), ''))::jsonb
        $body$;
        """;
}
