-- How the newest job of a kind about one subject stands is asked by the pages that show it.
create index jobs_subject_idx on public.jobs (user_id, kind, subject_id, created_at desc);
