-- What the writing desk needs beyond a draft. The public page shows what was published, not what is being typed: published_title
-- and published_body_md are the text as it was when somebody pressed Publish. Earlier versions are kept beside the draft, the
-- newest first, and the words of each day, so that a day's total can be counted again.

alter table public.writings
    add column reflection_id uuid,
    add column published_title text,
    add column published_body_md text,
    add column published_words integer,
    add column earlier jsonb not null default '[]',
    add column words_by_day jsonb not null default '{}',
    add foreign key (user_id, reflection_id) references public.reflections (user_id, id) on delete set null (reflection_id),
    drop constraint writings_origin_check,
    add constraint writings_origin_check check (num_nonnulls(attempt_id, content_id, reflection_id) <= 1),
    add constraint writings_published_title_check check (length(published_title) between 1 and 300),
    add constraint writings_published_body_md_check check (octet_length(published_body_md) <= 1048576),
    add constraint writings_published_words_check check (published_words >= 0),
    add constraint writings_earlier_check check (jsonb_typeof(earlier) = 'array'),
    add constraint writings_earlier_size_check check (jsonb_array_length(earlier) <= 20),
    add constraint writings_words_by_day_check check (jsonb_typeof(words_by_day) = 'object');

create index writings_reflection_idx on public.writings (user_id, reflection_id);
create index writings_user_id_updated_at_idx on public.writings (user_id, updated_at desc, id);
create index writings_published_idx on public.writings (user_id, published_at desc) where status = 'published';
create index writings_sitemap_idx on public.writings (published_at desc) where status = 'published';

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
where writing.status = 'published' and author.settings_json ->> 'handle' is not null;
