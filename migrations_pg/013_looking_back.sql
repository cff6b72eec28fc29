-- What a look back needs beyond its prompts: the sentence of what matters, and a revision with its time, so that two tabs do not
-- overwrite each other's replies. One set is open at a time.

alter table public.reflections
    add column matters text not null default '',
    add column revision integer not null default 0,
    add column saved_at timestamptz not null default now(),
    add constraint reflections_matters_check check (length(matters) <= 500),
    add constraint reflections_revision_check check (revision >= 0);

create unique index reflections_open_key on public.reflections (user_id) where status = 'open';

-- Minutes by axis are counted from the attempts of a stretch of days.
create index attempts_user_id_submitted_at_idx on public.attempts (user_id, submitted_at);
