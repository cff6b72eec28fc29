-- The whole schema: twenty tables in public, and in etude (which PostgREST does not expose) the few functions
-- and the one view that they need. docs/data-model.md gives the reasons. Needs Postgres 15 or newer.
--
-- Rules that every table keeps:
--   * A person's row carries user_id, its primary key begins with it, and a child names its parent by both
--     columns: the database itself refuses a review of somebody else's attempt.
--   * Row level security is on everywhere; policies are per command, for the role authenticated.
--   * Grants are stated here in full. Nothing relies on a default privilege, whichever way it is set.
--
-- The bookkeeping table etude.migrations is made by the migration runner, not here: it must exist before
-- the first file runs.

create schema if not exists etude;
revoke all on schema etude from public;
grant usage on schema etude to anon, authenticated, service_role;
grant usage on schema public to anon, authenticated, service_role;

-- A document of shares, such as {"algorithms": 0.6, "databases": 0.4}; {} says that there are none yet.
create function etude.adds_up_to_one(shares jsonb) returns boolean
language sql immutable parallel safe
set search_path = ''
return case
    when jsonb_typeof(shares) <> 'object' then false
    when shares = '{}' then true
    else (
        select min(share) >= 0 and abs(sum(share) - 1) <= 0.001 and count(share) = count(*)
        from (
            select case when jsonb_typeof(value) = 'number' then value::numeric end as share
            from jsonb_each(shares)
        ) as each_share
    )
end;
revoke all on function etude.adds_up_to_one(jsonb) from public, anon, authenticated, service_role;
grant execute on function etude.adds_up_to_one(jsonb) to authenticated, service_role;


-- Identity ---------------------------------------------------------------------------------------------------

create table public.users (
    id uuid primary key references auth.users (id) on delete cascade,
    settings_json jsonb not null default '{}',
    created_at timestamptz not null default now(),
    constraint users_settings_json_check check (jsonb_typeof(settings_json) = 'object'),
    constraint users_settings_size_check check (pg_column_size(settings_json) <= 65536),
    constraint users_handle_check check (settings_json ->> 'handle' ~ '^[a-z0-9][a-z0-9-]{1,38}$')
);
create unique index users_handle_key on public.users ((settings_json ->> 'handle'));

-- Runs inside the sign-up of auth.users, where any error would turn the person away: so it takes only what
-- is there and of the right kind, and a repeat changes nothing.
create function etude.welcome_person() returns trigger
language plpgsql security definer
set search_path = ''
as $body$
begin
    insert into public.users (id, settings_json)
    select new.id, jsonb_strip_nulls(jsonb_build_object(
        'display_name', (
            select left(btrim(new.raw_user_meta_data ->> key), 120)
            from unnest(array['display_name', 'full_name', 'name', 'user_name', 'preferred_username'])
                with ordinality as field(key, place)
            where jsonb_typeof(new.raw_user_meta_data -> key) = 'string'
                and btrim(new.raw_user_meta_data ->> key) <> ''
            order by place
            limit 1
        ),
        'email', left(coalesce(
            nullif(btrim(new.email), ''),
            case when jsonb_typeof(new.raw_user_meta_data -> 'email') = 'string'
                then nullif(btrim(new.raw_user_meta_data ->> 'email'), '') end
        ), 320),
        'avatar_url', case
            when jsonb_typeof(new.raw_user_meta_data -> 'avatar_url') = 'string'
                and new.raw_user_meta_data ->> 'avatar_url' ~ '^https://'
                and length(new.raw_user_meta_data ->> 'avatar_url') <= 2000
            then new.raw_user_meta_data ->> 'avatar_url' end
    ))
    on conflict (id) do nothing;
    return new;
end
$body$;
revoke all on function etude.welcome_person() from public, anon, authenticated, service_role;

create trigger on_auth_user_created after insert on auth.users
    for each row execute function etude.welcome_person();

-- The calendar day at an instant, where the calling person lives. A zone that Postgres does not know, or
-- none, or no person, is UTC.
create function etude.day(at timestamptz) returns date
language plpgsql stable
set search_path = ''
as $body$
declare
    zone text;
begin
    select settings_json ->> 'tz' into zone from public.users where id = (select auth.uid());
    return (day.at at time zone coalesce(zone, 'UTC'))::date;
exception when invalid_parameter_value then
    return (day.at at time zone 'UTC')::date;
end
$body$;
revoke all on function etude.day(timestamptz) from public, anon, authenticated, service_role;
grant execute on function etude.day(timestamptz) to authenticated, service_role;


-- Catalogue: written by the content sync ---------------------------------------------------------------------

create table public.problems (
    id uuid primary key default gen_random_uuid(),
    slug text not null,
    title text not null,
    prompt text not null,
    em_prompt text,
    difficulty text not null,
    type text not null,
    em_mode text not null default 'off',
    axes jsonb not null,
    complexity text,
    content_md text,
    starter_code jsonb not null default '{}',
    ref_solution jsonb not null default '{}',
    test_code jsonb not null default '{}',
    hints jsonb not null default '{}',
    phase_minutes jsonb not null default '{}',
    key_insight text not null,
    pitfalls jsonb not null default '[]',
    search tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.english', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', slug), 'A')
        || setweight(jsonb_to_tsvector('pg_catalog.english', axes, '["string"]'), 'B')
        || setweight(to_tsvector('pg_catalog.english', type), 'B')
        || setweight(to_tsvector('pg_catalog.english', prompt), 'C')
        || setweight(to_tsvector('pg_catalog.english', coalesce(content_md, '')), 'D')
    ) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    retired_at timestamptz,
    constraint problems_slug_key unique (slug),
    constraint problems_slug_check check (slug ~ '^[a-z0-9-]{1,100}$'),
    constraint problems_title_check check (length(title) between 1 and 200),
    constraint problems_prompt_check check (octet_length(prompt) between 1 and 65536),
    constraint problems_em_prompt_check check (octet_length(em_prompt) between 1 and 65536),
    constraint problems_difficulty_check check (difficulty in ('intro', 'core', 'stretch')),
    constraint problems_type_check check (type in ('coding', 'debugging', 'sql', 'design', 'ml', 'behavioral')),
    constraint problems_em_mode_check check (em_mode in ('off', 'optional', 'only')),
    constraint problems_axes_check check (jsonb_typeof(axes) = 'array'),
    constraint problems_complexity_check check (length(complexity) between 1 and 200),
    constraint problems_content_md_check check (octet_length(content_md) <= 262144),
    constraint problems_starter_code_check check (jsonb_typeof(starter_code) = 'object'),
    constraint problems_ref_solution_check check (jsonb_typeof(ref_solution) = 'object'),
    constraint problems_test_code_check check (jsonb_typeof(test_code) = 'object'),
    constraint problems_hints_check check (jsonb_typeof(hints) = 'object'),
    constraint problems_phase_minutes_check check (jsonb_typeof(phase_minutes) = 'object'),
    constraint problems_key_insight_check check (length(key_insight) between 1 and 2000),
    constraint problems_pitfalls_check check (jsonb_typeof(pitfalls) = 'array')
);
create index problems_search_idx on public.problems using gin (search);

create table public.content_items (
    id uuid primary key default gen_random_uuid(),
    slug text not null,
    title text not null,
    author text,
    url text,
    kind text not null,
    axes jsonb not null default '[]',
    difficulty text,
    minutes integer,
    why_md text,
    source_kind text not null,
    created_by_user_id uuid references public.users (id) on delete cascade,
    search tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.english', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', coalesce(author, '')), 'B')
        || setweight(jsonb_to_tsvector('pg_catalog.english', axes, '["string"]'), 'B')
        || setweight(to_tsvector('pg_catalog.english', coalesce(why_md, '')), 'C')
    ) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    retired_at timestamptz,
    constraint content_items_slug_check check (slug ~ '^[a-z0-9-]{1,100}$'),
    constraint content_items_title_check check (length(title) between 1 and 300),
    constraint content_items_author_check check (length(author) <= 300),
    constraint content_items_url_check check (url ~ '^https?://' and length(url) <= 2000),
    constraint content_items_kind_check check (kind in ('reading', 'video', 'exercise')),
    constraint content_items_axes_check check (jsonb_typeof(axes) = 'array'),
    constraint content_items_difficulty_check check (difficulty in ('intro', 'core', 'deep')),
    constraint content_items_minutes_check check (minutes between 1 and 100000),
    constraint content_items_why_md_check check (octet_length(why_md) <= 65536),
    constraint content_items_source_kind_check check (source_kind in ('curated', 'user')),
    constraint content_items_owner_check check ((source_kind = 'curated') = (created_by_user_id is null))
);
-- A curated slug is unique among curated items, a person's own among their own: nobody's choice of a slug
-- tells them what others have.
create unique index content_items_curated_slug_key on public.content_items (slug) where source_kind = 'curated';
create unique index content_items_own_slug_key on public.content_items (created_by_user_id, slug)
    where created_by_user_id is not null;
create index content_items_search_idx on public.content_items using gin (search);


-- Practice ---------------------------------------------------------------------------------------------------

create table public.attempts (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    problem_id uuid not null references public.problems (id),
    em_mode boolean not null default false,
    language text,
    status text not null default 'in_progress',
    phase text not null default 'explore',
    notes jsonb not null default '{}',
    code text not null default '',
    hints_used jsonb not null default '{}',
    prediction text,
    confidence smallint,
    test_passed boolean,
    test_result jsonb,
    time_per_phase jsonb not null default '{}',
    saw_solution_at timestamptz,
    grade smallint,
    grade_reason jsonb,
    revision integer not null default 0,
    started_at timestamptz not null default now(),
    saved_at timestamptz not null default now(),
    submitted_at timestamptz,
    primary key (user_id, id),
    constraint attempts_language_check check (language ~ '^[a-z][a-z0-9_+#-]{0,31}$'),
    constraint attempts_status_check check (status in ('in_progress', 'submitted', 'abandoned')),
    constraint attempts_phase_check check (phase in ('explore', 'plan', 'implement', 'verify', 'reflect')),
    constraint attempts_notes_check check (jsonb_typeof(notes) = 'object'),
    constraint attempts_notes_size_check check (pg_column_size(notes) <= 1048576),
    constraint attempts_code_check check (octet_length(code) <= 262144),
    constraint attempts_hints_used_check check (jsonb_typeof(hints_used) = 'object'),
    constraint attempts_prediction_check check (length(prediction) <= 500),
    constraint attempts_confidence_check check (confidence between 1 and 5),
    constraint attempts_test_result_check check (jsonb_typeof(test_result) = 'object'),
    constraint attempts_test_result_size_check check (pg_column_size(test_result) <= 1048576),
    constraint attempts_time_per_phase_check check (jsonb_typeof(time_per_phase) = 'object'),
    constraint attempts_grade_check check (grade between 1 and 4),
    constraint attempts_grade_reason_check check (jsonb_typeof(grade_reason) = 'object'),
    constraint attempts_revision_check check (revision >= 0),
    constraint attempts_submitted_check check ((status = 'submitted') = (submitted_at is not null)),
    constraint attempts_graded_check check (grade is null or status = 'submitted')
);
create unique index attempts_in_progress_key on public.attempts (user_id, problem_id) where status = 'in_progress';
create index attempts_user_id_started_at_idx on public.attempts (user_id, started_at);
create index attempts_problem_id_idx on public.attempts (problem_id);
-- A person's attempts at one problem, newest first: with years of practice the two indexes above read thousands of rows for one.
create index attempts_user_id_problem_id_submitted_at_idx on public.attempts (user_id, problem_id, submitted_at);

create table public.attempt_reviews (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    attempt_id uuid not null,
    engine text not null,
    model text,
    rubric_version text not null,
    voice_key text not null,
    findings_of uuid,
    status text not null default 'queued',
    summary_md text,
    per_phase jsonb,
    overall_score smallint,
    rubric_signals jsonb not null default '[]',
    dropped_claims integer not null default 0,
    error text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (user_id, id),
    foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete cascade,
    foreign key (user_id, findings_of) references public.attempt_reviews (user_id, id) on delete cascade,
    constraint attempt_reviews_engine_check check (engine in ('rubric', 'model')),
    constraint attempt_reviews_model_check check ((engine = 'model') = (model is not null)),
    constraint attempt_reviews_model_name_check check (length(model) between 1 and 200),
    constraint attempt_reviews_rubric_version_check check (length(rubric_version) between 1 and 100),
    constraint attempt_reviews_voice_key_check check (voice_key ~ '^[a-z][a-z0-9_]{0,39}$'),
    constraint attempt_reviews_findings_of_check check (findings_of <> id),
    constraint attempt_reviews_status_check check (status in ('queued', 'running', 'done', 'failed')),
    constraint attempt_reviews_summary_md_check check (octet_length(summary_md) <= 65536),
    constraint attempt_reviews_per_phase_check check (jsonb_typeof(per_phase) = 'object'),
    constraint attempt_reviews_overall_score_check check (overall_score between 0 and 100),
    constraint attempt_reviews_rubric_signals_check check (jsonb_typeof(rubric_signals) = 'array'),
    constraint attempt_reviews_dropped_claims_check check (dropped_claims >= 0),
    constraint attempt_reviews_error_check check (length(error) <= 2000)
);
create index attempt_reviews_attempt_idx on public.attempt_reviews (user_id, attempt_id);
create index attempt_reviews_findings_of_idx on public.attempt_reviews (user_id, findings_of);

create table public.review_state (
    user_id uuid not null references public.users (id) on delete cascade,
    problem_id uuid not null references public.problems (id),
    stability double precision,
    difficulty double precision,
    state text not null default 'new',
    due_at timestamptz not null,
    last_reviewed_at timestamptz,
    reps integer not null default 0,
    lapses integer not null default 0,
    suspended boolean not null default false,
    primary key (user_id, problem_id),
    -- The upper bounds also keep NaN out, which Postgres sorts above every number.
    constraint review_state_stability_check check (stability > 0 and stability <= 36500),
    constraint review_state_difficulty_check check (difficulty between 1 and 10),
    constraint review_state_state_check check (state in ('new', 'learning', 'review', 'relearning')),
    constraint review_state_memory_check check (
        num_nonnulls(stability, difficulty, last_reviewed_at) = case when state = 'new' then 0 else 3 end
    ),
    constraint review_state_reps_check check (reps >= 0),
    constraint review_state_lapses_check check (lapses >= 0)
);
create index review_state_user_id_due_at_idx on public.review_state (user_id, due_at);
create index review_state_problem_id_idx on public.review_state (problem_id);

create table public.review_log (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    problem_id uuid not null references public.problems (id),
    attempt_id uuid,
    rating smallint not null,
    earned_rating smallint,
    reviewed_at timestamptz not null,
    elapsed_days integer not null,
    scheduled_days integer not null,
    predicted_recall double precision,
    stability_before double precision,
    difficulty_before double precision,
    stability_after double precision not null,
    difficulty_after double precision not null,
    primary key (user_id, id),
    -- The log outlives its attempt: what was remembered stays true.
    foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete set null (attempt_id),
    constraint review_log_rating_check check (rating between 1 and 4),
    constraint review_log_earned_rating_check check (earned_rating between 1 and 4),
    constraint review_log_elapsed_days_check check (elapsed_days >= 0),
    constraint review_log_scheduled_days_check check (scheduled_days >= 0),
    constraint review_log_predicted_recall_check check (predicted_recall between 0 and 1),
    constraint review_log_before_check check (num_nonnulls(stability_before, difficulty_before) in (0, 2)),
    constraint review_log_stability_before_check check (stability_before > 0 and stability_before <= 36500),
    constraint review_log_difficulty_before_check check (difficulty_before between 1 and 10),
    constraint review_log_stability_after_check check (stability_after > 0 and stability_after <= 36500),
    constraint review_log_difficulty_after_check check (difficulty_after between 1 and 10)
);
create index review_log_attempt_idx on public.review_log (user_id, attempt_id);
create index review_log_problem_id_idx on public.review_log (problem_id);
create index review_log_user_id_problem_id_reviewed_at_idx on public.review_log (user_id, problem_id, reviewed_at);

create table public.sessions (
    user_id uuid not null references public.users (id) on delete cascade,
    day date not null,
    seconds_active integer not null default 0,
    attempts_started integer not null default 0,
    attempts_submitted integer not null default 0,
    solved_unaided integer not null default 0,
    recalls integer not null default 0,
    contents_finished integer not null default 0,
    words_written integer not null default 0,
    plan jsonb not null default '[]',
    updated_at timestamptz not null default now(),
    primary key (user_id, day),
    constraint sessions_totals_check check (
        least(
            seconds_active, attempts_started, attempts_submitted, solved_unaided,
            recalls, contents_finished, words_written
        ) >= 0
    ),
    constraint sessions_plan_check check (jsonb_typeof(plan) = 'array'),
    constraint sessions_plan_size_check check (pg_column_size(plan) <= 262144)
);


-- Study ------------------------------------------------------------------------------------------------------

create table public.content_progress (
    user_id uuid not null references public.users (id) on delete cascade,
    content_id uuid not null references public.content_items (id),
    status text not null default 'queued',
    checked_at timestamptz,
    rating smallint,
    favorited boolean not null default false,
    notes_md text not null default '',
    updated_at timestamptz not null default now(),
    primary key (user_id, content_id),
    constraint content_progress_status_check check (status in ('queued', 'started', 'finished', 'dropped')),
    constraint content_progress_rating_check check (rating between 1 and 5),
    constraint content_progress_notes_md_check check (octet_length(notes_md) <= 262144)
);
create index content_progress_user_id_checked_at_idx on public.content_progress (user_id, checked_at);
create index content_progress_content_id_idx on public.content_progress (content_id);

create table public.assessment_runs (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    question_keys jsonb not null,
    status text not null default 'in_progress',
    started_at timestamptz not null default now(),
    completed_at timestamptz,
    result jsonb,
    primary key (user_id, id),
    constraint assessment_runs_question_keys_check check (
        case when jsonb_typeof(question_keys) = 'array' then jsonb_array_length(question_keys) = 12 else false end
    ),
    constraint assessment_runs_status_check check (status in ('in_progress', 'completed', 'abandoned')),
    constraint assessment_runs_completed_check check ((status = 'completed') = (completed_at is not null)),
    constraint assessment_runs_result_check check (jsonb_typeof(result) = 'object')
);

create table public.assessment_responses (
    user_id uuid not null references public.users (id) on delete cascade,
    run_id uuid not null,
    question_key text not null,
    choice text not null,
    is_correct boolean not null,
    seconds integer not null default 0,
    answered_at timestamptz not null default now(),
    primary key (user_id, run_id, question_key),
    foreign key (user_id, run_id) references public.assessment_runs (user_id, id) on delete cascade,
    constraint assessment_responses_question_key_check check (length(question_key) between 1 and 100),
    constraint assessment_responses_choice_check check (length(choice) between 1 and 100),
    constraint assessment_responses_seconds_check check (seconds >= 0)
);

create table public.axis_evidence (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    axis text not null,
    source_kind text not null,
    source_id uuid not null,
    level double precision not null,
    weight double precision not null,
    unaided boolean not null default false,
    observed_at timestamptz not null,
    primary key (user_id, id),
    constraint axis_evidence_source_key unique (user_id, source_kind, source_id, axis),
    constraint axis_evidence_axis_check check (axis ~ '^[a-z][a-z0-9_]{0,39}$'),
    constraint axis_evidence_source_kind_check check (source_kind in ('assessment', 'attempt', 'credential', 'self')),
    constraint axis_evidence_level_check check (level between 0 and 100),
    constraint axis_evidence_weight_check check (weight between 0 and 100)
);
create index axis_evidence_user_id_axis_observed_at_idx on public.axis_evidence (user_id, axis, observed_at);


-- Direction --------------------------------------------------------------------------------------------------

create table public.jds (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    title text not null,
    company text,
    source_text text not null,
    source_url text,
    status text not null default 'queued',
    engine text,
    axis_weights jsonb not null default '{}',
    signal_tags jsonb not null default '[]',
    summary text,
    iac_profile jsonb not null default '{}',
    iac_evidence_md text,
    iac_fit_md text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (user_id, id),
    constraint jds_title_check check (length(title) between 1 and 300),
    constraint jds_company_check check (length(company) <= 300),
    constraint jds_source_text_check check (octet_length(source_text) between 1 and 262144),
    constraint jds_source_url_check check (source_url ~ '^https?://' and length(source_url) <= 2000),
    constraint jds_status_check check (status in ('queued', 'running', 'done', 'failed')),
    constraint jds_engine_check check (engine in ('rules', 'model')),
    constraint jds_axis_weights_type_check check (jsonb_typeof(axis_weights) = 'object'),
    constraint jds_axis_weights_check check (etude.adds_up_to_one(axis_weights)),
    constraint jds_signal_tags_check check (jsonb_typeof(signal_tags) = 'array'),
    constraint jds_summary_check check (octet_length(summary) <= 65536),
    constraint jds_iac_profile_type_check check (jsonb_typeof(iac_profile) = 'object'),
    constraint jds_iac_profile_check check (etude.adds_up_to_one(iac_profile)),
    constraint jds_iac_evidence_md_check check (octet_length(iac_evidence_md) <= 65536),
    constraint jds_iac_fit_md_check check (octet_length(iac_fit_md) <= 65536)
);

create table public.credentials (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    filename text not null,
    media_type text not null,
    byte_size integer not null,
    sha256 text not null,
    text text,
    status text not null default 'queued',
    error text,
    created_at timestamptz not null default now(),
    primary key (user_id, id),
    constraint credentials_sha256_key unique (user_id, sha256),
    constraint credentials_filename_check check (length(filename) between 1 and 255),
    constraint credentials_media_type_check check (length(media_type) between 1 and 127),
    constraint credentials_byte_size_check check (byte_size between 1 and 26214400),
    constraint credentials_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint credentials_text_check check (octet_length(text) <= 1048576),
    constraint credentials_status_check check (status in ('queued', 'running', 'done', 'failed')),
    constraint credentials_error_check check (length(error) <= 2000)
);

create table public.credential_assessments (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    credential_id uuid not null,
    engine text not null,
    axis_levels jsonb not null default '[]',
    summary_md text,
    iac_profile jsonb not null default '{}',
    created_at timestamptz not null default now(),
    primary key (user_id, id),
    foreign key (user_id, credential_id) references public.credentials (user_id, id) on delete cascade,
    constraint credential_assessments_engine_check check (engine in ('rules', 'model')),
    constraint credential_assessments_axis_levels_check check (jsonb_typeof(axis_levels) = 'array'),
    constraint credential_assessments_summary_md_check check (octet_length(summary_md) <= 65536),
    constraint credential_assessments_iac_profile_type_check check (jsonb_typeof(iac_profile) = 'object'),
    constraint credential_assessments_iac_profile_check check (etude.adds_up_to_one(iac_profile))
);
create index credential_assessments_credential_idx on public.credential_assessments (user_id, credential_id);


-- Voice and record -------------------------------------------------------------------------------------------

create table public.writings (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    title text not null default '',
    slug text,
    body_md text not null default '',
    status text not null default 'draft',
    word_count integer not null default 0,
    revision integer not null default 0,
    attempt_id uuid,
    content_id uuid references public.content_items (id) on delete set null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    published_at timestamptz,
    primary key (user_id, id),
    foreign key (user_id, attempt_id) references public.attempts (user_id, id) on delete set null (attempt_id),
    constraint writings_slug_key unique (user_id, slug),
    constraint writings_title_check check (length(title) <= 300),
    constraint writings_slug_check check (slug ~ '^[a-z0-9-]{1,100}$'),
    constraint writings_body_md_check check (octet_length(body_md) <= 1048576),
    constraint writings_status_check check (status in ('draft', 'published')),
    constraint writings_published_check check (
        status = 'draft' or (slug is not null and published_at is not null and title <> '')
    ),
    constraint writings_word_count_check check (word_count >= 0),
    constraint writings_revision_check check (revision >= 0),
    constraint writings_origin_check check (num_nonnulls(attempt_id, content_id) <= 1)
);
create index writings_attempt_idx on public.writings (user_id, attempt_id);
create index writings_content_id_idx on public.writings (content_id);

-- What a public page shows, and the one thing that anon may read. A view that runs as its owner, in a schema
-- that PostgREST does not expose; a security definer function in its place would be open to anon and, to
-- Supabase's linter, a warning. No security_barrier: nobody's own SQL runs as anon, and a barrier would keep
-- the handle from reaching its index.
create view etude.published_writings as
select
    author.settings_json ->> 'handle' as handle,
    author.settings_json ->> 'display_name' as author,
    writing.slug,
    writing.title,
    writing.body_md,
    writing.word_count,
    writing.published_at,
    writing.updated_at
from public.writings as writing
join public.users as author on author.id = writing.user_id
where writing.status = 'published' and author.settings_json ->> 'handle' is not null;
revoke all on etude.published_writings from public, anon, authenticated, service_role;
grant select on etude.published_writings to anon, authenticated, service_role;

create table public.reflections (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    mode text not null default 'hamming',
    engine text not null,
    window_start date not null,
    window_end date not null,
    prompts jsonb not null default '[]',
    replies jsonb not null default '{}',
    declared_axes jsonb not null default '[]',
    status text not null default 'open',
    created_at timestamptz not null default now(),
    completed_at timestamptz,
    primary key (user_id, id),
    constraint reflections_mode_check check (mode in ('hamming')),
    constraint reflections_engine_check check (engine in ('rules', 'model')),
    constraint reflections_window_check check (window_start <= window_end),
    constraint reflections_prompts_check check (jsonb_typeof(prompts) = 'array'),
    constraint reflections_replies_check check (jsonb_typeof(replies) = 'object'),
    constraint reflections_replies_size_check check (pg_column_size(replies) <= 1048576),
    constraint reflections_declared_axes_check check (jsonb_typeof(declared_axes) = 'array'),
    constraint reflections_status_check check (status in ('queued', 'open', 'completed', 'failed')),
    constraint reflections_completed_check check ((status = 'completed') = (completed_at is not null))
);

create table public.feedback (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    page text not null,
    kind text not null,
    body text not null,
    context jsonb not null default '{}',
    status text not null default 'open',
    reply_md text,
    created_at timestamptz not null default now(),
    replied_at timestamptz,
    primary key (user_id, id),
    constraint feedback_page_check check (length(page) between 1 and 500),
    constraint feedback_kind_check check (kind in ('bug', 'idea', 'content', 'review')),
    constraint feedback_body_check check (octet_length(body) between 1 and 32768),
    constraint feedback_context_check check (jsonb_typeof(context) = 'object'),
    constraint feedback_context_size_check check (pg_column_size(context) <= 65536),
    constraint feedback_status_check check (status in ('open', 'answered', 'closed')),
    constraint feedback_reply_md_check check (octet_length(reply_md) <= 65536)
);
create index feedback_user_id_created_at_idx on public.feedback (user_id, created_at desc);


-- Machinery --------------------------------------------------------------------------------------------------

create table public.llm_calls (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    purpose text not null,
    provider text not null,
    model text not null,
    prompt_version text not null,
    request_hash text not null,
    input_tokens integer not null default 0,
    output_tokens integer not null default 0,
    cost_usd numeric(12, 6),
    latency_ms integer not null,
    status text not null,
    error text,
    created_at timestamptz not null default now(),
    primary key (user_id, id),
    constraint llm_calls_purpose_check check (length(purpose) between 1 and 100),
    constraint llm_calls_provider_check check (length(provider) between 1 and 100),
    constraint llm_calls_model_check check (length(model) between 1 and 200),
    constraint llm_calls_prompt_version_check check (length(prompt_version) between 1 and 100),
    constraint llm_calls_request_hash_check check (request_hash ~ '^[0-9a-f]{64}$'),
    constraint llm_calls_input_tokens_check check (input_tokens >= 0),
    constraint llm_calls_output_tokens_check check (output_tokens >= 0),
    constraint llm_calls_cost_usd_check check (cost_usd between 0 and 999999),
    constraint llm_calls_latency_ms_check check (latency_ms >= 0),
    constraint llm_calls_status_check check (status in ('succeeded', 'failed', 'refused', 'timed_out')),
    constraint llm_calls_error_check check (length(error) <= 2000)
);

create table public.jobs (
    user_id uuid not null references public.users (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    kind text not null,
    subject_id uuid not null,
    status text not null default 'queued',
    attempts integer not null default 0,
    run_at timestamptz not null default now(),
    locked_until timestamptz,
    last_error text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (user_id, id),
    constraint jobs_kind_check check (kind ~ '^[a-z][a-z0-9_]{0,59}$'),
    constraint jobs_status_check check (status in ('queued', 'running', 'done', 'failed')),
    constraint jobs_attempts_check check (attempts >= 0),
    constraint jobs_lease_check check ((status = 'running') = (locked_until is not null)),
    constraint jobs_last_error_check check (length(last_error) <= 2000),
    constraint jobs_finished_check check ((status in ('done', 'failed')) = (finished_at is not null))
);
-- One live job per kind and subject; it also finds the running ones whose worker was lost.
create unique index jobs_live_key on public.jobs (user_id, kind, subject_id) where status in ('queued', 'running');
create index jobs_run_at_idx on public.jobs (run_at) where status = 'queued';


-- Who may do what --------------------------------------------------------------------------------------------
--
-- anon has no right on any table. service_role (content sync, sign-in, job worker) has every right on all of
-- them and passes by the policies. What authenticated may do stands beside each table's policies.

revoke all on
    public.users, public.problems, public.content_items, public.attempts, public.attempt_reviews,
    public.review_state, public.review_log, public.sessions, public.content_progress, public.assessment_runs,
    public.assessment_responses, public.axis_evidence, public.jds, public.credentials,
    public.credential_assessments, public.writings, public.reflections, public.feedback, public.llm_calls,
    public.jobs
from public, anon, authenticated, service_role;

grant select, insert, update, delete on
    public.users, public.problems, public.content_items, public.attempts, public.attempt_reviews,
    public.review_state, public.review_log, public.sessions, public.content_progress, public.assessment_runs,
    public.assessment_responses, public.axis_evidence, public.jds, public.credentials,
    public.credential_assessments, public.writings, public.reflections, public.feedback, public.llm_calls,
    public.jobs
to service_role;

alter table public.users enable row level security;
alter table public.problems enable row level security;
alter table public.content_items enable row level security;
alter table public.attempts enable row level security;
alter table public.attempt_reviews enable row level security;
alter table public.review_state enable row level security;
alter table public.review_log enable row level security;
alter table public.sessions enable row level security;
alter table public.content_progress enable row level security;
alter table public.assessment_runs enable row level security;
alter table public.assessment_responses enable row level security;
alter table public.axis_evidence enable row level security;
alter table public.jds enable row level security;
alter table public.credentials enable row level security;
alter table public.credential_assessments enable row level security;
alter table public.writings enable row level security;
alter table public.reflections enable row level security;
alter table public.feedback enable row level security;
alter table public.llm_calls enable row level security;
alter table public.jobs enable row level security;

-- The row comes and goes with auth.users; the person may change their settings and nothing else.
grant select, update (settings_json) on public.users to authenticated;
create policy users_select on public.users for select to authenticated
    using (id = (select auth.uid()));
create policy users_update on public.users for update to authenticated
    using (id = (select auth.uid())) with check (id = (select auth.uid()));

-- Everybody signed in reads the whole catalogue; only the content sync writes it.
grant select on public.problems to authenticated;
create policy problems_select on public.problems for select to authenticated
    using (true);

-- Curated items belong to the content sync; a person's own are seen and changed by that person alone.
grant select, insert, update, delete on public.content_items to authenticated;
create policy content_items_select on public.content_items for select to authenticated
    using (source_kind = 'curated' or created_by_user_id = (select auth.uid()));
create policy content_items_insert on public.content_items for insert to authenticated
    with check (created_by_user_id = (select auth.uid()));
create policy content_items_update on public.content_items for update to authenticated
    using (created_by_user_id = (select auth.uid())) with check (created_by_user_id = (select auth.uid()));
create policy content_items_delete on public.content_items for delete to authenticated
    using (created_by_user_id = (select auth.uid()));

grant select, insert, update, delete on public.attempts to authenticated;
create policy attempts_select on public.attempts for select to authenticated
    using (user_id = (select auth.uid()));
create policy attempts_insert on public.attempts for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy attempts_update on public.attempts for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy attempts_delete on public.attempts for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.attempt_reviews to authenticated;
create policy attempt_reviews_select on public.attempt_reviews for select to authenticated
    using (user_id = (select auth.uid()));
create policy attempt_reviews_insert on public.attempt_reviews for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy attempt_reviews_update on public.attempt_reviews for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy attempt_reviews_delete on public.attempt_reviews for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.review_state to authenticated;
create policy review_state_select on public.review_state for select to authenticated
    using (user_id = (select auth.uid()));
create policy review_state_insert on public.review_state for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy review_state_update on public.review_state for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy review_state_delete on public.review_state for delete to authenticated
    using (user_id = (select auth.uid()));

-- Append-only: no policy and no right to change or remove an entry.
grant select, insert on public.review_log to authenticated;
create policy review_log_select on public.review_log for select to authenticated
    using (user_id = (select auth.uid()));
create policy review_log_insert on public.review_log for insert to authenticated
    with check (user_id = (select auth.uid()));

-- A day's totals are counted up in the batch that does the work; a day is never removed.
grant select, insert, update on public.sessions to authenticated;
create policy sessions_select on public.sessions for select to authenticated
    using (user_id = (select auth.uid()));
create policy sessions_insert on public.sessions for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy sessions_update on public.sessions for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));

-- A foreign key looks past the policies of the table it points at, so that the item is one which this
-- person can see is asked for here; the same holds for writings.
grant select, insert, update, delete on public.content_progress to authenticated;
create policy content_progress_select on public.content_progress for select to authenticated
    using (user_id = (select auth.uid()));
create policy content_progress_insert on public.content_progress for insert to authenticated
    with check (user_id = (select auth.uid())
        and exists (select from public.content_items as item where item.id = content_id));
create policy content_progress_update on public.content_progress for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid())
        and exists (select from public.content_items as item where item.id = content_id));
create policy content_progress_delete on public.content_progress for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.assessment_runs to authenticated;
create policy assessment_runs_select on public.assessment_runs for select to authenticated
    using (user_id = (select auth.uid()));
create policy assessment_runs_insert on public.assessment_runs for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy assessment_runs_update on public.assessment_runs for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy assessment_runs_delete on public.assessment_runs for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.assessment_responses to authenticated;
create policy assessment_responses_select on public.assessment_responses for select to authenticated
    using (user_id = (select auth.uid()));
create policy assessment_responses_insert on public.assessment_responses for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy assessment_responses_update on public.assessment_responses for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy assessment_responses_delete on public.assessment_responses for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.axis_evidence to authenticated;
create policy axis_evidence_select on public.axis_evidence for select to authenticated
    using (user_id = (select auth.uid()));
create policy axis_evidence_insert on public.axis_evidence for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy axis_evidence_update on public.axis_evidence for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy axis_evidence_delete on public.axis_evidence for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.jds to authenticated;
create policy jds_select on public.jds for select to authenticated
    using (user_id = (select auth.uid()));
create policy jds_insert on public.jds for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy jds_update on public.jds for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy jds_delete on public.jds for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.credentials to authenticated;
create policy credentials_select on public.credentials for select to authenticated
    using (user_id = (select auth.uid()));
create policy credentials_insert on public.credentials for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy credentials_update on public.credentials for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy credentials_delete on public.credentials for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.credential_assessments to authenticated;
create policy credential_assessments_select on public.credential_assessments for select to authenticated
    using (user_id = (select auth.uid()));
create policy credential_assessments_insert on public.credential_assessments for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy credential_assessments_update on public.credential_assessments for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy credential_assessments_delete on public.credential_assessments for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.writings to authenticated;
create policy writings_select on public.writings for select to authenticated
    using (user_id = (select auth.uid()));
create policy writings_insert on public.writings for insert to authenticated
    with check (user_id = (select auth.uid())
        and (content_id is null or exists (select from public.content_items as item where item.id = content_id)));
create policy writings_update on public.writings for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid())
        and (content_id is null or exists (select from public.content_items as item where item.id = content_id)));
create policy writings_delete on public.writings for delete to authenticated
    using (user_id = (select auth.uid()));

grant select, insert, update, delete on public.reflections to authenticated;
create policy reflections_select on public.reflections for select to authenticated
    using (user_id = (select auth.uid()));
create policy reflections_insert on public.reflections for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy reflections_update on public.reflections for update to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy reflections_delete on public.reflections for delete to authenticated
    using (user_id = (select auth.uid()));

-- Answers come from the owner of the instance, through service_role.
grant select, insert, delete on public.feedback to authenticated;
create policy feedback_select on public.feedback for select to authenticated
    using (user_id = (select auth.uid()));
create policy feedback_insert on public.feedback for insert to authenticated
    with check (user_id = (select auth.uid()));
create policy feedback_delete on public.feedback for delete to authenticated
    using (user_id = (select auth.uid()));

-- Append-only for the person: the day's tokens are counted from these rows.
grant select, insert on public.llm_calls to authenticated;
create policy llm_calls_select on public.llm_calls for select to authenticated
    using (user_id = (select auth.uid()));
create policy llm_calls_insert on public.llm_calls for insert to authenticated
    with check (user_id = (select auth.uid()));

-- A person may ask for a job and see it; only the worker moves it on.
grant select, insert on public.jobs to authenticated;
create policy jobs_select on public.jobs for select to authenticated
    using (user_id = (select auth.uid()));
create policy jobs_insert on public.jobs for insert to authenticated
    with check (user_id = (select auth.uid()));
