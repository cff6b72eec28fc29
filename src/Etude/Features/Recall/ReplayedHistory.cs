using System.Globalization;
using System.Text.Json;
using Etude.Platform;
using Etude.Recall;

namespace Etude.Features.Recall;

/// <summary>One line of the input of <c>etude replay</c>: a card's history and the model to replay it with.</summary>
internal sealed record ReplayedHistory(JsonElement Id, RecallOptions Options, DateTimeOffset Start, LoggedReview[] Reviews)
{
    /// <exception cref="PlainException">A field is missing or of the wrong kind; the sentence names it.</exception>
    public static ReplayedHistory Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
            throw Wrong("the line is not a JSON object");
        if (!line.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            throw Wrong("\"id\" is missing: give a text or a number");
        var reviews = List(line, "reviews") ?? throw Wrong("\"reviews\" is missing: give a list of {\"at\", \"rating\"}");
        var log = reviews.Select(Review).ToArray();
        var start = Given(line, "start") is { } given ? Instant(given, "start") : log.FirstOrDefault().At;
        return new(id, ReadOptions(line), start, log);
    }

    private static RecallOptions ReadOptions(JsonElement line)
    {
        var usual = new RecallOptions();
        return usual with
        {
            DesiredRetention = Given(line, "request_retention") is { } retention ? Number(retention, "request_retention") : usual.DesiredRetention,
            MaximumInterval = Given(line, "maximum_interval") is { } days ? Whole(days, "maximum_interval") : usual.MaximumInterval,
            ShortTerm = Given(line, "enable_short_term") is not { } wanted || Truth(wanted, "enable_short_term"),
            LearningSteps = List(line, "learning_steps")?.Select(Step).ToArray() ?? usual.LearningSteps,
            RelearningSteps = List(line, "relearning_steps")?.Select(Step).ToArray() ?? usual.RelearningSteps,
            Weights = List(line, "w")?.Select(weight => Number(weight, "w")).ToArray() is { } weights ? NotEmpty(weights) : [],
        };
    }

    private static LoggedReview Review(JsonElement review)
    {
        if (review.ValueKind != JsonValueKind.Object || Given(review, "at") is not { } at || Given(review, "rating") is not { } rating)
            throw Wrong("a review needs \"at\" and \"rating\"");
        return new(Instant(at, "at"), (Rating)Whole(rating, "rating"));
    }

    private static JsonElement? Given(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static IEnumerable<JsonElement>? List(JsonElement line, string name) => Given(line, name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => throw Wrong($"\"{name}\" is not a list"),
    };

    private static double[] NotEmpty(double[] weights) =>
        weights.Length > 0 ? weights : throw Wrong("\"w\" is an empty list: give 21 numbers, or null for the defaults");

    private static int Step(JsonElement step) =>
        step.ValueKind == JsonValueKind.String ? RecallOptions.ParseStep(step.GetString()!) : throw Wrong("a step is a text such as \"10m\"");

    private static double Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number : throw Wrong($"\"{name}\" is not a number");

    private static int Whole(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong($"\"{name}\" is not a whole number");

    private static bool Truth(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong($"\"{name}\" is neither true nor false"),
    };

    /// <summary>An instant without a zone is taken as UTC; parts of a millisecond are dropped, as ts-fsrs drops them.</summary>
    private static DateTimeOffset Instant(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String || !value.TryGetDateTime(out _))
            throw Wrong($"\"{name}\" is not an instant such as 2026-11-22T09:30:00Z");
        if (!DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            throw Wrong($"\"{name}\" is an instant before the year 1 or after the year 9999");
        return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
    }

    private static PlainException Wrong(string what) => new($"{what}.", 1);
}
