using Npgsql;

namespace Etude.Tests.Schema;

/// <summary>What the database refuses whoever asks: each case spoils Ada's seeded row.</summary>
public sealed class BadValueTests(SeededDatabase database) : IClassFixture<SeededDatabase>
{
    [Theory]
    [InlineData("users", "settings_json = '[]'", "users_settings_json_check")]
    [InlineData("users", "settings_json = '{\"handle\": \"Ada Lovelace\"}'", "users_handle_check")]
    [InlineData("users", "settings_json = '{\"handle\": \"-ada\"}'", "users_handle_check")]
    [InlineData("users", "settings_json = jsonb_build_object('bio', repeat('a', 70000))", "users_settings_size_check")]
    [InlineData("problems", "slug = 'Two Sum'", "problems_slug_check")]
    [InlineData("problems", "slug = ''", "problems_slug_check")]
    [InlineData("problems", "difficulty = 'easy'", "problems_difficulty_check")]
    [InlineData("problems", "type = 'puzzle'", "problems_type_check")]
    [InlineData("problems", "em_mode = 'on'", "problems_em_mode_check")]
    [InlineData("problems", "axes = '{}'", "problems_axes_check")]
    [InlineData("problems", "hints = '[]'", "problems_hints_check")]
    [InlineData("problems", "test_code = '\"import etude\"'", "problems_test_code_check")]
    [InlineData("problems", "pitfalls = '{}'", "problems_pitfalls_check")]
    [InlineData("problems", "content_hash = 'abc'", "problems_content_hash_check")]
    [InlineData("content_items", "kind = 'podcast'", "content_items_kind_check")]
    [InlineData("content_items", "source_kind = 'curated'", "content_items_owner_check")]
    [InlineData("content_items", "created_by_user_id = null", "content_items_owner_check")]
    [InlineData("content_items", "url = 'javascript:alert(1)'", "content_items_url_check")]
    [InlineData("content_items", "minutes = 0", "content_items_minutes_check")]
    [InlineData("content_items", "content_hash = repeat('0', 64)", "content_items_content_hash_owner_check")]
    [InlineData("attempts", "status = 'done'", "attempts_status_check")]
    [InlineData("attempts", "phase = 'think'", "attempts_phase_check")]
    [InlineData("attempts", "notes = 'null'", "attempts_notes_check")]
    [InlineData("attempts", "code = repeat('a', 262145)", "attempts_code_check")]
    [InlineData("attempts", "confidence = 6", "attempts_confidence_check")]
    [InlineData("attempts", "confidence = 0", "attempts_confidence_check")]
    [InlineData("attempts", "grade = 5, status = 'submitted', submitted_at = now()", "attempts_grade_check")]
    [InlineData("attempts", "grade = 3", "attempts_graded_check")]
    [InlineData("attempts", "status = 'submitted'", "attempts_submitted_check")]
    [InlineData("attempts", "revision = -1", "attempts_revision_check")]
    [InlineData("attempt_reviews", "overall_score = 101", "attempt_reviews_overall_score_check")]
    [InlineData("attempt_reviews", "engine = 'model'", "attempt_reviews_model_check")]
    [InlineData("attempt_reviews", "status = 'ready'", "attempt_reviews_status_check")]
    [InlineData("attempt_reviews", "dropped_claims = -1", "attempt_reviews_dropped_claims_check")]
    [InlineData("attempt_reviews", "findings_of = id", "attempt_reviews_findings_of_check")]
    [InlineData("review_state", "state = 'review'", "review_state_memory_check")]
    [InlineData("review_state", "state = 'review', stability = 'NaN', difficulty = 5, last_reviewed_at = now()", "review_state_stability_check")]
    [InlineData("review_state", "state = 'review', stability = 3, difficulty = 11, last_reviewed_at = now()", "review_state_difficulty_check")]
    [InlineData("review_state", "lapses = -1", "review_state_lapses_check")]
    [InlineData("review_log", "rating = 0", "review_log_rating_check")]
    [InlineData("review_log", "predicted_recall = 1.1", "review_log_predicted_recall_check")]
    [InlineData("review_log", "stability_before = 2", "review_log_before_check")]
    [InlineData("sessions", "words_written = -1", "sessions_totals_check")]
    [InlineData("sessions", "plan = '{}'", "sessions_plan_check")]
    [InlineData("content_progress", "rating = 6", "content_progress_rating_check")]
    [InlineData("content_progress", "status = 'read'", "content_progress_status_check")]
    [InlineData("assessment_runs", "question_keys = '[\"1\"]'", "assessment_runs_question_keys_check")]
    [InlineData("assessment_runs", "question_keys = '{}'", "assessment_runs_question_keys_check")]
    [InlineData("assessment_runs", "status = 'completed'", "assessment_runs_completed_check")]
    [InlineData("assessment_responses", "confidence = 0", "assessment_responses_confidence_check")]
    [InlineData("assessment_responses", "confidence = 6", "assessment_responses_confidence_check")]
    [InlineData("assessment_responses", "seconds = -1", "assessment_responses_seconds_check")]
    [InlineData("axis_evidence", "level = 100.5", "axis_evidence_level_check")]
    [InlineData("axis_evidence", "level = 'NaN'", "axis_evidence_level_check")]
    [InlineData("axis_evidence", "source_kind = 'hearsay'", "axis_evidence_source_kind_check")]
    [InlineData("jds", "axis_weights = '{\"a\": 0.5, \"b\": 0.4}'", "jds_axis_weights_check")]
    [InlineData("jds", "axis_weights = '{\"a\": 1.5, \"b\": -0.5}'", "jds_axis_weights_check")]
    [InlineData("jds", "axis_weights = '{\"a\": 1, \"b\": \"much\"}'", "jds_axis_weights_check")]
    [InlineData("jds", "axis_weights = '{\"a\": null}'", "jds_axis_weights_check")]
    [InlineData("jds", "iac_profile = '{\"coach\": 2}'", "jds_iac_profile_check")]
    [InlineData("jds", "signal_tags = '{}'", "jds_signal_tags_check")]
    [InlineData("jds", "source_text = ''", "jds_source_text_check")]
    [InlineData("credentials", "byte_size = 0", "credentials_byte_size_check")]
    [InlineData("credentials", "sha256 = repeat('A', 64)", "credentials_sha256_check")]
    [InlineData("credential_assessments", "axis_levels = '{}'", "credential_assessments_axis_levels_check")]
    [InlineData("writings", "status = 'published'", "writings_published_check")]
    [InlineData("writings", "slug = 'My piece'", "writings_slug_check")]
    [InlineData("writings", "content_id = @content", "writings_origin_check")]
    [InlineData("reflections", "window_end = '2026-01-01'", "reflections_window_check")]
    [InlineData("reflections", "mode = 'freud'", "reflections_mode_check")]
    [InlineData("feedback", "kind = 'praise'", "feedback_kind_check")]
    [InlineData("feedback", "body = ''", "feedback_body_check")]
    [InlineData("llm_calls", "input_tokens = -1", "llm_calls_input_tokens_check")]
    [InlineData("jobs", "status = 'running'", "jobs_lease_check")]
    [InlineData("jobs", "status = 'done'", "jobs_finished_check")]
    public async Task A_bad_value_is_refused_by_the_rule_it_breaks(string table, string change, string constraint)
    {
        var one = TableCase.All.Single(candidate => candidate.Table == table);
        Assert.Equal(constraint, (await Refusal($"update public.{table} set {change} where {one.Mine}")).ConstraintName);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"algorithms": 1}""")]
    [InlineData("""{"algorithms": 0.3333, "databases": 0.3333, "leadership": 0.3333}""")]
    [InlineData("""{"algorithms": 1.0, "databases": 0}""")]
    public async Task Shares_that_add_up_to_one_are_kept(string weights)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("update public.jds set axis_weights = $1::jsonb", connection);
        command.Parameters.Add(new() { Value = weights });
        Assert.Equal(2, await command.ExecuteNonQueryAsync());
    }

    [Theory]
    [InlineData("insert into public.attempts (user_id, problem_id) values (@person, @problem)", "attempts_in_progress_key")]
    [InlineData("insert into public.jobs (user_id, kind, subject_id) select user_id, kind, subject_id from public.jobs where user_id = @person", "jobs_live_key")]
    [InlineData("insert into public.credentials (user_id, filename, media_type, byte_size, sha256) select user_id, 'copy.txt', media_type, byte_size, sha256 from public.credentials where user_id = @person", "credentials_sha256_key")]
    [InlineData("insert into public.writings (user_id, slug) values (@person, 'piece-1')", "writings_slug_key")]
    [InlineData("insert into public.axis_evidence (user_id, axis, source_kind, source_id, level, weight, observed_at) select user_id, axis, source_kind, source_id, 5, 1, now() from public.axis_evidence where user_id = @person", "axis_evidence_source_key")]
    [InlineData("insert into public.content_items (slug, title, kind, source_kind) values ('curated-1', 'Again', 'video', 'curated')", "content_items_curated_slug_key")]
    [InlineData("insert into public.content_items (slug, title, kind, source_kind, created_by_user_id) values ('item-1', 'Again', 'video', 'user', @person)", "content_items_own_slug_key")]
    [InlineData("update public.users set settings_json = '{\"handle\": \"same\"}'", "users_handle_key")]
    public async Task What_may_be_only_once_is_only_once(string again, string constraint)
    {
        Assert.Equal(constraint, (await Refusal(again)).ConstraintName);
    }

    [Theory]
    [InlineData("update public.attempts set status = 'abandoned'; insert into public.attempts (user_id, problem_id) values (@person, @problem)")]
    [InlineData("update public.jobs set status = 'done', finished_at = now(); insert into public.jobs (user_id, kind, subject_id) select user_id, kind, subject_id from public.jobs where user_id = @person")]
    [InlineData("insert into public.content_items (slug, title, kind, source_kind, created_by_user_id) values ('curated-1', 'Mine', 'video', 'user', @person)")]
    [InlineData("insert into public.writings (user_id) values (@person); insert into public.writings (user_id) values (@person)")]
    public async Task What_is_over_or_elsewhere_does_not_stand_in_the_way(string again)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(again, connection);
        SeededDatabase.Ada.Fill(command, 1, Guid.CreateVersion7());
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    private async Task<PostgresException> Refusal(string sql)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        SeededDatabase.Ada.Fill(command, 1, Guid.CreateVersion7());
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
    }
}
