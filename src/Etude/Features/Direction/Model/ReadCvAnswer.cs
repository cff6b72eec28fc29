using System.Globalization;
using System.Text.Json;
using Etude.Features.Direction.Reading;
using Etude.Platform.Models;

namespace Etude.Features.Direction.Model;

/// <summary>Makes a reading of a model's answer about a CV. Years must stand in their line, skills in theirs; whether a line is about work says its section.</summary>
internal static class ReadCvAnswer
{
    /// <param name="answer">Of the shape that <see cref="CvPrompt"/> asks for.</param>
    /// <exception cref="ModelException">Nothing of what it said rests on the text.</exception>
    public static CvReading From(JsonElement answer, string text, NumberedText lines, Lexicon lexicon, int year)
    {
        var claims = new Claims(lines, lexicon);
        List<CvRole> roles = [.. answer.GetProperty("roles").EnumerateArray().Select(r => Role(r, text, lines, lexicon, year)).Where(r => claims.Counts(r is not null)).OfType<CvRole>().DistinctBy(r => (r.From, r.To, r.Span))];
        var skills = claims.Signals(answer.GetProperty("skills"));
        var levels = claims.Numbers(answer.GetProperty("levels"), "axis", "level");
        var shape = claims.Numbers(answer.GetProperty("shape"), "share", "percent");
        if (claims is { Held: 0, Dropped: > 0 })
            throw new ModelException(ModelFault.Unusable, "Nothing of what the model said rests on a line of the text.");
        List<CvLevel> shown = [.. lexicon.Axes.Where(levels.ContainsKey).Select(a => new CvLevel { Axis = a, Level = Math.Min(ReadCv.MostFromWords, levels[a].Number), Spans = levels[a].Lines })];
        return new()
        {
            Roles = roles,
            Skills = ReadCv.Skills([.. skills.Select(s => (s.Name, s.Line))]),
            Levels = shown,
            Shape = Weighing.Thousandths(shape.ToDictionary(s => s.Key, s => s.Value.Number, StringComparer.Ordinal)),
            ShapeLines = lexicon.Shares.ToDictionary(s => s, s => shape.TryGetValue(s, out var own) ? own.Lines : [], StringComparer.Ordinal),
            Summary = Summary.OfCv(roles, shown, year, lexicon),
            Dropped = claims.Dropped,
            Steps = 0,
        };
    }

    /// <summary>A role whose years stand in its line; null otherwise.</summary>
    private static CvRole? Role(JsonElement said, string text, NumberedText lines, Lexicon lexicon, int year)
    {
        int Said(string name) => said.GetProperty(name).GetInt32();
        var (from, to) = (Said("from"), Said("to"));
        if (lines.Line(Said("line")) is not { } dates || lines.Line(Said("title_line")) is not { } named)
            return null;
        var words = dates.Span.Of(text);
        if (from < Years.Earliest || from > year + 1 || !Names(words, from) || (to != 0 && (to < from || to > year + 1 || !Names(words, to))))
            return null;
        var title = named == dates && Years.In(dates.Words, lexicon, year, new Steps()) is { } years ? ReadCv.Without(text, dates, years) : named.Span.Of(text);
        return new() { Title = title.Length == 0 ? words : title, From = from, To = to == 0 ? null : to, Span = dates.Span };
    }

    /// <summary>"2019", or "19" after an apostrophe or a slash.</summary>
    private static bool Names(string line, int year)
    {
        var (whole, two) = (year.ToString(CultureInfo.InvariantCulture), (year % 100).ToString("00", CultureInfo.InvariantCulture));
        return line.Contains(whole, StringComparison.Ordinal) || new[] { $"'{two}", $"\u2019{two}", $"/{two}" }.Any(s => line.Contains(s, StringComparison.Ordinal));
    }
}
