-- What a person answers to the findings of a review: accepted, disagreed with a reason, done. Kept beside the findings and not in them,
-- because those are frozen: {"0": {"answer": "disagreed", "reason": "…", "at": "…"}}, by the finding's place in rubric_signals.
-- The row's policies and grants cover the column.

alter table public.attempt_reviews
    add column answers jsonb not null default '{}',
    add constraint attempt_reviews_answers_check check (jsonb_typeof(answers) = 'object'),
    add constraint attempt_reviews_answers_size_check check (pg_column_size(answers) <= 65536);
