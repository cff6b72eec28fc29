-- What Supabase would have made, for a plain Postgres (embedded or self-hosted) only.
--
-- The runner applies this file before 001 where it finds no auth server of Supabase's, and applies it again
-- when the file has changed: every statement may be repeated. Roles belong to the whole cluster, so two
-- databases may run this at the same moment; each step that touches a role expects to lose that race.
-- On Supabase itself it is never applied.

do $roles$
declare
    wanted record;
begin
    for wanted in
        select * from (values
            ('anon', 'nologin noinherit'),
            ('authenticated', 'nologin noinherit'),
            ('service_role', 'nologin noinherit bypassrls'),
            -- The role Etude's own connections use. It inherits nothing: what runs outside a batch that
            -- has taken one of the three roles above sees nothing. Whoever brings the database up gives
            -- it a password.
            ('etude_app', 'login noinherit')
        ) as role(name, attributes)
    loop
        if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
            begin
                execute format('create role %I %s', wanted.name, wanted.attributes);
            exception when duplicate_object or unique_violation then
                null; -- another database of this cluster has just made it
            end;
        end if;
    end loop;
end
$roles$;

do $memberships$
declare
    door text;
begin
    foreach door in array array['anon', 'authenticated', 'service_role'] loop
        if not exists (
            select from pg_catalog.pg_auth_members
            where roleid = door::regrole and member = 'etude_app'::regrole
        ) then
            begin
                execute format('grant %I to etude_app', door);
            exception when duplicate_object or unique_violation then
                null; -- granted a moment ago by another database of this cluster
            end;
        end if;
    end loop;
end
$memberships$;

-- Before Postgres 15 everybody could create tables in public.
revoke create on schema public from public;

create schema if not exists auth;
revoke all on schema auth from public;
grant usage on schema auth to anon, authenticated, service_role;

-- The columns of Supabase's auth.users that anything here reads or writes, under the same names and types.
create table if not exists auth.users (
    id uuid primary key,
    aud varchar(255),
    role varchar(255),
    email varchar(255),
    email_confirmed_at timestamptz,
    last_sign_in_at timestamptz,
    raw_app_meta_data jsonb,
    raw_user_meta_data jsonb,
    created_at timestamptz,
    updated_at timestamptz,
    banned_until timestamptz,
    deleted_at timestamptz,
    is_sso_user boolean not null default false,
    is_anonymous boolean not null default false
);
create unique index if not exists users_email_partial_key on auth.users (email) where is_sso_user = false;

alter table auth.users enable row level security;
revoke all on auth.users from public, anon, authenticated, service_role;
-- Sign-in without Supabase inserts and updates here, and deleting an account deletes here.
grant select, insert, update, delete on auth.users to service_role;

-- As on Supabase, the old single-claim setting wins where both are set, and an empty setting is none: a
-- transaction-local setting that has ended leaves '' behind on its connection, not null.
create or replace function auth.uid() returns uuid language sql stable
return coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
)::uuid;

create or replace function auth.role() returns text language sql stable
return coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
);

create or replace function auth.email() returns text language sql stable
return coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
);

create or replace function auth.jwt() returns jsonb language sql stable
return coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
)::jsonb;

grant execute on function auth.uid(), auth.role(), auth.email(), auth.jwt() to anon, authenticated, service_role;
