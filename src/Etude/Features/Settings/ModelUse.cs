using Etude.Platform.Models;
using Etude.Platform.Postgres;

namespace Etude.Features.Settings;

/// <summary>What the model was asked for this person: the day's tokens and the newest calls. No words of anybody.</summary>
public sealed record ModelUse
{
    public required string ModelName { get; init; }
    public required int DailyTokens { get; init; }
    public required long TokensToday { get; init; }
    public required IReadOnlyList<ModelCallRow> Calls { get; init; }

    /// <summary>There is a model to be switched on or off by the person.</summary>
    public required bool IsOn { get; init; }

    /// <summary>What the settings page asks for; the answer is there when the batch has run.</summary>
    public sealed record Query(Pending<IReadOnlyList<ModelCallRow>> Calls, Pending<long> Today)
    {
        private const int Newest = 20;

        public static Query Of(Batch batch) => new(
            batch.Many<ModelCallRow>("""
                select purpose, provider, model, input_tokens, output_tokens, cost_usd, latency_ms, status, error, created_at from llm_calls
                where user_id = @me order by created_at desc, id desc limit @newest
                """, new { newest = Newest }),
            batch.One<long>("""
                select coalesce(sum(input_tokens + output_tokens), 0)::bigint from llm_calls where user_id = @me and created_at >= @day
                """, new { day = new DateTimeOffset(batch.Now.UtcDateTime.Date, TimeSpan.Zero) }));

        public ModelUse Answer(LanguageModel model) => new()
        {
            ModelName = model.Name, DailyTokens = model.DailyTokens, TokensToday = Today.Value, Calls = Calls.Value, IsOn = model.IsOn,
        };
    }
}

/// <summary>One call, as it was written down.</summary>
public sealed record ModelCallRow
{
    public required string Purpose { get; init; }
    public required string Provider { get; init; }
    public required string Model { get; init; }
    public required int InputTokens { get; init; }
    public required int OutputTokens { get; init; }

    /// <summary>US dollars; null where nobody said what tokens cost.</summary>
    public required decimal? CostUsd { get; init; }

    public required int LatencyMs { get; init; }
    public required string Status { get; init; }
    public required string? Error { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
