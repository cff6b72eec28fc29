-- Who has asked for their account to be deleted, and when it goes. The mark survives being signed out everywhere, and goes with the account.
-- While it stands, the person's published pieces are dark; the account itself is deleted by the queue once the time is over.

create table etude.leaving (
    user_id uuid primary key references public.users (id) on delete cascade,
    asked_at timestamptz not null,
    goes_at timestamptz not null,
    constraint leaving_goes_at_check check (goes_at >= asked_at)
);
alter table etude.leaving enable row level security;
revoke all on etude.leaving from public, anon, authenticated, service_role;
grant select, insert, delete on etude.leaving to authenticated;
grant select, delete on etude.leaving to service_role;
create policy leaving_select on etude.leaving for select to authenticated
    using (user_id = (select auth.uid()));
create policy leaving_insert on etude.leaving for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy leaving_delete on etude.leaving for delete to authenticated
    using (user_id = (select auth.uid()));

-- Deletes an account whose time is over, and with it every row of the person: all tables refer to auth.users with a cascade. As its owner, since
-- on Supabase service_role has no right in schema auth while the owner of this function has; and as little as can be: nobody goes early.
create function etude.forget(person uuid, at timestamptz) returns boolean
language plpgsql security definer
set search_path = ''
as $body$
begin
    if not exists (select from etude.leaving where user_id = person and goes_at <= at) then
        return false;
    end if;
    begin
        delete from auth.users where id = person;
    exception when insufficient_privilege then
        -- Then auth.users belongs to somebody who has not let us: the sign-in stays there, and nothing of Etude's.
        delete from public.users where id = person;
    end;
    return true;
end
$body$;
revoke all on function etude.forget(uuid, timestamptz) from public, anon, authenticated, service_role;
grant execute on function etude.forget(uuid, timestamptz) to service_role;

create or replace view etude.published_writings as
select
    author.settings_json ->> 'handle' as handle,
    author.settings_json ->> 'display_name' as author,
    writing.slug,
    coalesce(writing.published_title, writing.title) as title,
    coalesce(writing.published_body_md, writing.body_md) as body_md,
    coalesce(writing.published_words, writing.word_count) as word_count,
    writing.published_at,
    writing.updated_at
from public.writings as writing
join public.users as author on author.id = writing.user_id
where writing.status = 'published' and author.settings_json ->> 'handle' is not null
    and not exists (select from etude.leaving as mark where mark.user_id = author.id);
