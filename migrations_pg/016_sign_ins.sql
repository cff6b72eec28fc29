-- Who is signed in, and where: one row for each browser, so that a person can see their sign-ins and end them, and so that a cookie that
-- was copied is worth nothing afterwards. And the keys that cookies are sealed with, so that several instances of the app share them. Both
-- are in schema etude, which the Data API does not reach: public keeps its twenty tables.

create table etude.sign_ins (
    id uuid primary key,
    user_id uuid not null references public.users (id) on delete cascade,
    how text not null,
    -- Words such as "Firefox on Linux", for the person to tell their browsers apart; no address and no whole header is kept.
    browser text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    -- The row stays for a while after its end: what it stood for must not come to life again.
    ended_at timestamptz,
    constraint sign_ins_how_check check (how in ('local', 'github', 'supabase')),
    constraint sign_ins_browser_check check (length(browser) between 1 and 80)
);
create index sign_ins_user_id_idx on etude.sign_ins (user_id, created_at);

alter table etude.sign_ins enable row level security;
revoke all on etude.sign_ins from public, anon, authenticated, service_role;
grant select, update (ended_at) on etude.sign_ins to authenticated;
grant select, insert, update, delete on etude.sign_ins to service_role;

create policy sign_ins_select on etude.sign_ins for select to authenticated
    using (user_id = (select auth.uid()));
-- What a person may change is that one of theirs ends; none begins again.
create policy sign_ins_update on etude.sign_ins for update to authenticated
    using (user_id = (select auth.uid()) and ended_at is null)
    with check (user_id = (select auth.uid()) and ended_at is not null);

-- Two questions that the app asks before it believes a cookie. They run with their owner's rights, because on Supabase nobody but the owner of
-- the migrations may read auth.users; only service_role may call them. In plpgsql, because the body then leaves no dependency on auth.users,
-- whose columns belong to Supabase.

-- Whether somebody may sign in at an instant: there is such an account, and it is neither banned nor deleted.
create function etude.may_sign_in(person uuid, at timestamptz) returns boolean
language plpgsql stable security definer
set search_path = ''
as $body$
begin
    return exists (
        select from auth.users as account
        where account.id = person and account.deleted_at is null and (account.banned_until is null or account.banned_until <= at)
    );
end
$body$;
revoke all on function etude.may_sign_in(uuid, timestamptz) from public, anon, authenticated, service_role;
grant execute on function etude.may_sign_in(uuid, timestamptz) to service_role;

-- The first thing in a person's batch. It returns, or it raises, and then the whole batch comes to nothing: ET403 when the account is
-- closed, ET401 when the sign-in is over. It notes that the person was here, but only where the last note is older than note_before.
create function etude.prove_sign_in(
    sign_in uuid, person uuid, at timestamptz, begun_after timestamptz, seen_after timestamptz, note_before timestamptz
) returns void
language plpgsql security definer
set search_path = ''
as $body$
declare
    seen timestamptz;
begin
    select sign_ins.last_seen_at into seen
    from auth.users as account
    left join etude.sign_ins on sign_ins.id = sign_in and sign_ins.user_id = account.id and sign_ins.ended_at is null
        and sign_ins.created_at > begun_after and sign_ins.last_seen_at > seen_after
    where account.id = person and account.deleted_at is null and (account.banned_until is null or account.banned_until <= at);
    if not found then
        raise exception using errcode = 'ET403', message = 'This account is closed.';
    elsif seen is null then
        raise exception using errcode = 'ET401', message = 'This sign-in is over.';
    elsif seen < note_before then
        -- Whoever finds another request at it leaves it alone rather than wait.
        update etude.sign_ins set last_seen_at = at
        where id = (select id from etude.sign_ins where id = sign_in for no key update skip locked);
    end if;
end
$body$;
revoke all on function etude.prove_sign_in(uuid, uuid, timestamptz, timestamptz, timestamptz, timestamptz) from public, anon, authenticated, service_role;
grant execute on function etude.prove_sign_in(uuid, uuid, timestamptz, timestamptz, timestamptz, timestamptz) to service_role;

-- The keys of cookies, form tokens and tickets, each an XML document of the framework's. Row level security is on and there is no policy:
-- the app as service_role alone reads and adds them.
create table etude.data_protection_keys (
    name text primary key,
    xml text not null,
    created_at timestamptz not null,
    constraint data_protection_keys_name_check check (length(name) between 1 and 200),
    constraint data_protection_keys_xml_check check (octet_length(xml) between 1 and 65536)
);
alter table etude.data_protection_keys enable row level security;
revoke all on etude.data_protection_keys from public, anon, authenticated, service_role;
grant select, insert on etude.data_protection_keys to service_role;
