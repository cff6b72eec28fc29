-- What somebody published is dark while their account is closed (banned, or deleted by the auth server), as it is while they are leaving. A ban that
-- has run out needs no deed: the pages are there again.
--
-- The whole row of auth.users is asked, as JSON: a view that named banned_until itself would keep Supabase from ever changing that column. And
-- etude.may_sign_in is not called: a view's functions run with the rights of whoever reads it, and anon shall have none.
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
    and not exists (select from etude.leaving as mark where mark.user_id = author.id)
    and exists (
        select from auth.users as account
        cross join lateral jsonb_to_record(to_jsonb(account)) as state (deleted_at timestamptz, banned_until timestamptz)
        where account.id = author.id and state.deleted_at is null and (state.banned_until is null or state.banned_until <= now())
    );
