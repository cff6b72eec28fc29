-- A model's review is frozen under what it depends on, and there is one of an attempt; a wording holds only words.
alter table public.attempt_reviews
    add column prompt_version text,
    add column submission_hash text,
    add column wording jsonb,
    add constraint attempt_reviews_prompt_version_check check (length(prompt_version) between 1 and 100),
    add constraint attempt_reviews_submission_hash_check check (submission_hash ~ '^[0-9a-f]{64}$'),
    add constraint attempt_reviews_wording_check check (jsonb_typeof(wording) = 'array'),
    add constraint attempt_reviews_wording_of_check check (wording is null or findings_of is not null);
create unique index attempt_reviews_model_key on public.attempt_reviews (user_id, attempt_id, model, prompt_version)
    where engine = 'model' and findings_of is null;
create index attempt_reviews_frozen_idx on public.attempt_reviews (user_id, submission_hash) where submission_hash is not null;
