using System.Globalization;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Telemetry;

namespace Etude.Platform.Models;

/// <summary>What one call used and how it went; kept in <c>llm_calls</c>, which holds no text of anybody.</summary>
internal sealed record ModelCall(ModelQuestion Question, string RequestHash, int InputTokens, int OutputTokens, TimeSpan Latency, ModelException? Fault);

/// <summary>The calls of the day: written down one by one, and counted before the next.</summary>
internal sealed class CallLog(Db db, ModelSettings settings)
{
    /// <exception cref="ModelException">The day's tokens, the person's or everybody's, would not be enough for this call.</exception>
    public async Task Allow(Guid person, int tokens, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var used = batch.One<Used>("""
            select coalesce(sum(input_tokens + output_tokens) filter (where user_id = @person), 0)::bigint as mine,
                coalesce(sum(input_tokens + output_tokens), 0)::bigint as everybodys
            from llm_calls where created_at >= @day
            """, new { person, day = new DateTimeOffset(batch.Now.UtcDateTime.Date, TimeSpan.Zero) });
        await batch.Run(cancel);
        if (used.Value!.Mine + tokens > settings.DailyTokens)
            throw Spent($"Today's {settings.DailyTokens.ToString("N0", CultureInfo.InvariantCulture)} tokens of the model are used up, or nearly.");
        if (used.Value.Everybodys + tokens > settings.DailyTokensOfAll)
            throw Spent("The tokens that everybody here shares are used up for today, or nearly.");
    }

    public async Task Add(ModelCall call)
    {
        // As the app itself: a person may not add calls of today, since everybody's tokens are counted from them. Nothing where the person is gone.
        await using var batch = db.AsService();
        batch.Do("""
            insert into llm_calls (user_id, id, purpose, provider, model, prompt_version, request_hash, input_tokens, output_tokens, cost_usd, latency_ms, status, error, created_at)
            select users.id, @id, @purpose, @provider, @model, @version, @hash, @input, @output, @cost::numeric, @latency, @status, @error, @now
            from users where users.id = @person
            """, new
        {
            person = call.Question.Person,
            id = Guid.CreateVersion7(batch.Now), purpose = call.Question.Purpose, provider = settings.Provider.ToString().ToLowerInvariant(), model = settings.Model,
            version = call.Question.PromptVersion, hash = call.RequestHash, input = call.InputTokens, output = call.OutputTokens,
            cost = settings.Cost(call.InputTokens, call.OutputTokens)?.ToString(CultureInfo.InvariantCulture),
            latency = (int)Math.Clamp(call.Latency.TotalMilliseconds, 0, int.MaxValue), status = Status(call.Fault), error = call.Fault?.Message,
        });
        EtudeMeter.Called(call.Question.Purpose, Status(call.Fault), call.InputTokens, call.OutputTokens, settings.Cost(call.InputTokens, call.OutputTokens));
        // What was used is used, also when the app stops right now.
        await batch.Run(CancellationToken.None);
    }

    private static string Status(ModelException? fault) => fault?.Fault switch
    {
        null => "succeeded",
        ModelFault.Refused => "refused",
        ModelFault.TimedOut => "timed_out",
        _ => "failed",
    };

    private static ModelException Spent(string what) => new(ModelFault.OverBudget, $"{what} They begin anew at midnight UTC.");

    private sealed record Used
    {
        public required long Mine { get; init; }
        public required long Everybodys { get; init; }
    }
}
