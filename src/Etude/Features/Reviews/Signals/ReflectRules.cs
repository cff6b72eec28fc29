using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>Reflect: what stays when the problem is gone?</summary>
internal static class ReflectRules
{
    private const int Substance = 5;
    private const int SaysSomething = 3;

    private static readonly string[] General = ["not", "never", "always", "only", "both", "before", "first", "than", "whatever", "whoever", "every", "each", "any", "does", "doesn't", "isn't", "once", "when", "must", "can", "without"];
    private static readonly string[] OfThisOne = ["to", "step", "line", "row", "element", "item", "request", "start", "value", "release", "word", "minute", "day", "call", "node", "page", "message", "event", "and", "in", "on"];
    private static readonly string[] Mine = ["i", "i'd", "i'll", "i've", "my", "me", "we", "our"];
    private static readonly string[] LostTime = ["minute", "minutes", "hour", "hours", "run", "runs", "half", "quarter", "while", "ages"];
    private static readonly string[] Loss = ["lost", "gone", "cost", "took", "spent", "ate", "burned", "wasted", "needed", "before", "until"];

    /// <summary>Said to be a lesson, or worded as one: a sentence without the writer that holds beyond this problem.</summary>
    public static Seen Lesson(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => !s.Hollow && !s.Denied && (s.Has(Cue.Lesson) || IsGeneral(s, material))).ToList();
        var full = found.Where(s => s.Terms.Count >= Substance || s.Has(Cue.Reason)).ToList();
        return new Seen(full.Count > 0 ? 3 : found.Count > 0 ? 2 : material.Reflect.IsEmpty ? 0 : 1, Seen.Best(full.Count > 0 ? full : found));
    }

    /// <summary>The words of the key insight come up, in whatever sentence.</summary>
    public static Seen Insight(Material material)
    {
        var insight = material.Statement.Insight;
        var touched = insight.Touched(material.Reflect.Sentences.Where(s => !s.Hollow && !s.Denied).SelectMany(s => s.Terms));
        var level = touched switch { >= 2.5 => 3, >= 1.5 => 2, >= 0.5 => 1, _ => 0 };
        return new Seen(level, material.Reflect.Sentences.Where(s => insight.Touched(s.Terms) > 0)
            .OrderByDescending(s => insight.Touched(s.Terms)).ThenBy(s => s.Place.Start).FirstOrDefault()?.Place);
    }

    public static Seen Trouble(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => !s.Hollow && (s.Has(Cue.Trouble | Cue.Red) || LosesTime(s) || Before.Had(s))).ToList();
        var reasoned = found.Where(s => s.Has(Cue.Reason) || s.Terms.Count >= Substance).ToList();
        return new Seen(reasoned.Count > 0 ? 3 : found.Count > 0 ? 2 : 0, Seen.Best(reasoned.Count > 0 ? reasoned : found));
    }

    /// <summary>A sentence about another time, or an intention; what one will tell one's manager is neither.</summary>
    public static Seen Next(Material material)
    {
        var found = material.Reflect.Sentences.Where(s => !s.Hollow && !s.Denied && !s.Has(Cue.Manager)
            && (s.Has(Cue.NextTime) || IsOfTheNext(s) || (s.Has(Cue.Intent) && !s.Has(Cue.Lesson) && !Misses(s)))).ToList();
        var concrete = found.Where(s => s.Terms.Count >= SaysSomething).ToList();
        return new Seen(concrete.Count > 0 ? 3 : found.Count > 0 ? 2 : 0, Seen.Best(concrete.Count > 0 ? concrete : found));
    }

    /// <summary>Speaks of how things are, not of the writer; says something of its own; and sets one thing against another or says what holds always.</summary>
    private static bool IsGeneral(Sentence sentence, Material material)
    {
        if (sentence.Terms.Count < SaysSomething || sentence.Denied || sentence.Asks || sentence.Has(Cue.Feeling | Cue.Red) || LosesTime(sentence) || sentence.Words.Any(Mine.Contains))
            return false;
        return sentence.Words.Any(General.Contains) || material.Statement.Insight.Touched(sentence.Terms) >= 1
            || Text(material, sentence).Contains(": ", StringComparison.Ordinal);
    }

    /// <summary>"That was ten minutes gone": a stretch of time beside a word of loss.</summary>
    private static bool LosesTime(Sentence sentence) => sentence.Words.Any(LostTime.Contains) && sentence.Words.Any(Loss.Contains);

    /// <summary>"The next sale problem", but not the next step, line or value of this one.</summary>
    private static bool IsOfTheNext(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Words.Count; i++)
        {
            if (sentence.Words[i] == "next" && !OfThisOne.Contains(sentence.Words[i + 1]))
                return true;
        }

        return false;
    }

    /// <summary>"I would have saved": a look back.</summary>
    private static bool Misses(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Words.Count; i++)
        {
            if (sentence.Words[i] is "would" or "i'd" && sentence.Words[i + 1] == "have")
                return true;
        }

        return false;
    }

    private static string Text(Material material, Sentence sentence) => material.Text(sentence.Place.Source)[sentence.Place.Start..sentence.Place.End];
}

/// <summary>The past of the past.</summary>
internal static class Before
{
    /// <summary>"I had drawn a queue before I had divided once": something was otherwise before.</summary>
    public static bool Had(Sentence sentence)
    {
        for (var i = 0; i + 1 < sentence.Words.Count; i++)
        {
            if (sentence.Words[i] is "i" or "we" && sentence.Words[i + 1] == "had")
                return true;
        }

        return false;
    }
}
