-- What a person's library needs beyond a status: the sittings of long items, the day on which a finished one was counted
-- (it stays that day when the person moves to another time zone), and a revision, so that two tabs do not overwrite each
-- other's notes.

alter table public.content_progress
    add column sittings jsonb not null default '[]',
    add column finished_on date,
    add column revision integer not null default 0,
    add constraint content_progress_sittings_check check (jsonb_typeof(sittings) = 'array'),
    add constraint content_progress_sittings_size_check check (pg_column_size(sittings) <= 131072),
    add constraint content_progress_revision_check check (revision >= 0);

-- Somebody's list by where they stand, newest first; their favourites; and their own items by title. However many items one
-- person has, a page of them reads thirty.
create index content_progress_user_id_status_updated_at_idx on public.content_progress (user_id, status, updated_at desc, content_id);
create index content_progress_favorites_idx on public.content_progress (user_id, updated_at desc, content_id) where favorited;
create index content_items_own_title_idx on public.content_items (created_by_user_id, title, id) where created_by_user_id is not null;
create index content_items_curated_title_idx on public.content_items (title, id) where source_kind = 'curated';
