-- Which model read a job description or a CV, by which version of the prompt, and how many of its claims were dropped because they rested
-- on no line of the text; and since when a reading by the model is asked for. A set of prompts says which model worded it.

alter table public.jds
    add column model text,
    add column prompt_version text,
    add column dropped_claims integer not null default 0,
    add column model_asked_at timestamptz,
    add constraint jds_model_check check (length(model) between 1 and 200),
    add constraint jds_prompt_version_check check (length(prompt_version) between 1 and 100),
    add constraint jds_dropped_claims_check check (dropped_claims >= 0);

alter table public.credentials
    add column model_asked_at timestamptz;

alter table public.credential_assessments
    add column model text,
    add column prompt_version text,
    add column dropped_claims integer not null default 0,
    add constraint credential_assessments_model_check check (length(model) between 1 and 200),
    add constraint credential_assessments_prompt_version_check check (length(prompt_version) between 1 and 100),
    add constraint credential_assessments_dropped_claims_check check (dropped_claims >= 0);

alter table public.reflections
    add column model text,
    add column prompt_version text,
    add constraint reflections_model_check check (length(model) between 1 and 200),
    add constraint reflections_prompt_version_check check (length(prompt_version) between 1 and 100);
