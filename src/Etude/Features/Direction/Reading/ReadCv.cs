namespace Etude.Features.Direction.Reading;

/// <summary>
/// Reads a CV by the lexicon alone: roles with their years, skills with their lines, levels from what the lines about work say, how long and
/// how lately. What a list of skills claims counts little; what is wished for counts nothing. A pure function.
/// </summary>
public static class ReadCv
{
    /// <summary>Words alone do not show more.</summary>
    public const double MostFromWords = 85;

    private const double Scale = 17;
    private const double LeastLevel = 12;
    private const double CueWeight = 0.5;
    private const double Repeat = 0.6;
    private const double TitleWeight = 0.6;
    private const int LongAgo = 10;
    private const int LongestRole = 200;
    private const int MostSpans = 8;
    private const int MostRoles = 60;

    /// <param name="year">The year it is.</param>
    public static CvReading Of(string text, Lexicon lexicon, int year)
    {
        var steps = new Steps();
        var passages = ReadPassages.Of(text, lexicon, steps);
        var roles = Roles(text, passages, lexicon, year, steps);
        List<Mention> mentions = [.. FindMentions.In(passages, lexicon, steps).Where(m => m.Passage.Section != Section.Other && !m.Passage.IsHeading)];
        var weighing = new Weighing();
        foreach (var (passage, role) in roles.Where(r => r.Passage is not null).Select(r => (r.Passage!, r.Role)))
            foreach (var found in lexicon.Titles.In(passage.Words, steps))
                foreach (var (axis, strength) in found.What.Axes)
                    weighing.Add(axis, strength * TitleWeight * OfYears(role, year), passage);
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            var said = times[mention.Term.Family] = times.GetValueOrDefault(mention.Term.Family) + 1;
            var weight = Context(mention.Passage, RoleOf(roles, mention.Passage), year) * (mention.Term.IsTag ? 1 : CueWeight) * Math.Pow(Repeat, said - 1);
            foreach (var (axis, strength) in mention.Term.Axes)
                weighing.Add(axis, strength * weight, mention.Passage);
        }

        var levels = Levels(weighing, lexicon);
        var shape = ReadShape.Of(passages, roles.Select(r => r.Passage!), lexicon, steps);
        List<CvRole> named = [.. roles.Select(r => r.Role)];
        return new()
        {
            Roles = named,
            Skills = Skills([.. mentions.Where(m => m.Term.IsTag).Select(m => (m.Term.Name, m.Passage))]),
            Levels = levels,
            Shape = levels.Count == 0 ? new Dictionary<string, double>() : shape.Shares(lexicon.Shares),
            ShapeLines = lexicon.Shares.ToDictionary(s => s, s => levels.Count == 0 ? [] : shape.Lines(s), StringComparer.Ordinal),
            Summary = Reading.Summary.OfCv(named, levels, year, lexicon),
            Steps = steps.Count,
        };
    }

    private static List<(CvRole Role, Passage Passage)> Roles(string text, List<Passage> passages, Lexicon lexicon, int year, Steps steps)
    {
        var roles = new List<(CvRole, Passage)>();
        foreach (var passage in passages.Where(p => p.Section is not (Section.Education or Section.Other or Section.Skills or Section.Must) && !p.IsNoise && p.Span.Length <= LongestRole))
        {
            if (roles.Count == MostRoles)
                break;
            if (Years.In(passage.Words, lexicon, year, steps) is not { } years || IsBeyond(roles, passage, years))
                continue;
            var title = Without(text, passage, years);
            if (title.Length == 0 && passage.Index + 1 < passages.Count)
                title = passages[passage.Index + 1].Span.Of(text);
            roles.Add((new() { Title = title, From = years.From, To = years.To, Span = passage.Span }, passage));
        }

        return roles;
    }

    /// <summary>A second line of years within one line of the text belongs to the same role.</summary>
    private static bool IsBeyond(List<(CvRole Role, Passage Passage)> roles, Passage passage, Years years) =>
        roles.Exists(r => r.Passage.Line == passage.Line) && years.First > 0;

    /// <summary>A line without its years.</summary>
    internal static string Without(string text, Passage passage, Years years)
    {
        var (from, to) = (passage.Words[years.First].Start, passage.Words[years.Last].End);
        var before = text[passage.Span.Start..from];
        var after = text[to..(passage.Span.Start + passage.Span.Length)];
        return $"{before.Trim(Edge)} {after.Trim(Edge)}".Trim();
    }

    private static readonly char[] Edge = [' ', ',', ':', ';', '(', ')', '|', '-', '\u2013', '\u2014', '\u00b7', '.'];

    private static (CvRole Role, Passage Passage)? RoleOf(List<(CvRole Role, Passage Passage)> roles, Passage passage)
    {
        (CvRole, Passage)? last = null;
        foreach (var role in roles)
            if (role.Passage.Index <= passage.Index && (role.Passage.Section == passage.Section || role.Passage.Index == passage.Index))
                last = role;
        return last;
    }

    private static double Context(Passage passage, (CvRole Role, Passage Passage)? role, int year)
    {
        var bySection = passage.Section switch { Section.Skills or Section.Must => 0.45, Section.Education => 0.3, Section.Nice => 0.2, _ => 1 };
        var byYears = role is { } own && bySection >= 1 ? OfYears(own.Role, year) : 0.6;
        return bySection * byYears * (passage.Says(Wording.Nice) ? 0.3 : 1) * (HasMeasure(passage) ? 1.25 : 1);
    }

    /// <summary>More years count more, slowly; what ended long ago counts less.</summary>
    private static double OfYears(CvRole role, int year)
    {
        var (to, length) = (role.To ?? year, Math.Max(0.5, (role.To ?? year) - role.From));
        return (0.55 + (0.2 * Math.Min(3, Math.Sqrt(length)))) * (year - to > LongAgo ? 0.5 : 1);
    }

    /// <summary>True where a line says how much: a number that is no year.</summary>
    private static bool HasMeasure(Passage passage) => passage.Words.Any(w => char.IsAsciiDigit(w.Text[0]) && w.Text.Length != 4);

    private static List<CvLevel> Levels(Weighing weighing, Lexicon lexicon) => [.. from axis in lexicon.Axes
        let level = Math.Round(MostFromWords * (1 - Math.Exp(-weighing[axis] / Scale)))
        where level >= LeastLevel
        select new CvLevel { Axis = axis, Level = level, Spans = weighing.Lines(axis) }];

    /// <summary>Skills with their lines, those of work first.</summary>
    internal static List<CvSkill> Skills(IReadOnlyList<(string Name, Passage Line)> named) => [.. named
        .GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase)
        .OrderByDescending(g => g.Any(n => InWork(n.Line))).ThenByDescending(g => g.Count()).ThenBy(g => g.Min(n => n.Line.Index))
        .Select(g => new CvSkill { Skill = g.Key, InWork = g.Any(n => InWork(n.Line)), Spans = [.. g.OrderByDescending(n => InWork(n.Line)).Select(n => n.Line.Span).Distinct().Take(MostSpans)] })];

    private static bool InWork(Passage line) => line.Section is Section.Experience or Section.Projects or Section.None or Section.Role;
}
