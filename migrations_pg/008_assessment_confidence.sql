-- How sure somebody was is asked with each answer of the assessment: 1, a guess, to 5, sure. Null for "I do not know", and for
-- answers from before this question was asked.
alter table public.assessment_responses
    add column confidence smallint,
    add constraint assessment_responses_confidence_check check (confidence between 1 and 5);

-- One run at a time: pressing Begin twice, or on two devices, leads to the same run.
create unique index assessment_runs_one_open_key on public.assessment_runs (user_id) where status = 'in_progress';
