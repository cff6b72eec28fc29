using System.Globalization;
using Etude.Features.Reviews.Code;
using Etude.Features.Reviews.Reading;

namespace Etude.Features.Reviews.Signals;

/// <summary>The shape of the code, judged on the person's own lines only.</summary>
internal static class CodeRules
{
    private const int EnoughToJudge = 4;
    private const int EnoughForComments = 12;

    public static Seen Changed(Material material) => material.HasWork ? new Seen(3) : new Seen(0, Seen.Best(material.Implement.Sentences));

    /// <summary>The longest and the deepest of the functions that were written or changed.</summary>
    public static Seen? Shape(Material material)
    {
        var own = material.Code.Functions.Where(f => f.IsOwn).ToList();
        if (own.Count == 0)
            return null;
        var longest = own.MaxBy(Length)!;
        var deepest = own.MaxBy(f => f.Depth)!;
        var (byLength, byDepth) = (LengthLevel(Length(longest)), DepthLevel(deepest.Depth));
        return byDepth < byLength ? new Seen(byDepth, deepest.Deepest.Place, [deepest.Name, $"is {Text(deepest.Depth)} blocks deep at one place"])
            : new Seen(byLength, longest.First.Place, [longest.Name, $"is {Text(Length(longest))} lines long"]);
    }

    public static Seen? NamesSay(Material material)
    {
        if (material.Code.Language is not (SourceCode.Python or SourceCode.JavaScript) || material.Code.OwnCode.Count < EnoughToJudge)
            return null;
        var vague = material.Code.OwnCode.SelectMany(l => Names.Given(l.Code).Where(Names.SaysNothing).Select(n => (Name: n, Line: l)))
            .DistinctBy(v => v.Name, StringComparer.Ordinal).ToList();
        return vague.Count == 0 ? new Seen(3)
            : new Seen(vague.Count switch { 1 => 2, <= 3 => 1, _ => 0 }, vague[0].Line.Place, vague[0].Name, Text(vague.Count));
    }

    /// <summary>Comments that give a reason; short code may do without.</summary>
    public static Seen? Why(Material material)
    {
        if (!material.Code.IsRead || material.Code.OwnCode.Count < EnoughForComments)
            return null;
        var comments = material.Code.Own.Where(l => l.Comment.Length > 1 && !LeftoverRules.IsOldCode(l) && !Addressed.ToTheReviewer(l.Comment)).ToList();
        var reasons = comments.Where(l => GivesReason(l.Comment, material.Words)).ToList();
        return reasons.Count > 0 ? new Seen(3, reasons[0].Place)
            : comments.Count > 0 ? new Seen(2, comments[0].Place)
            : new Seen(material.Code.OwnCode.Count > 2 * EnoughForComments ? 0 : 1);
    }

    private static bool GivesReason(string comment, CueWords words)
    {
        return (words.Cues(Tokens.Words(comment).ConvertAll(Stems.Of)) & (Cue.Reason | Cue.Limit)) != Cue.None;
    }

    private static int Length(Function function) => 1 + function.Body.Count(l => !l.IsBlank);

    private static int LengthLevel(int lines) => lines switch { <= 25 => 3, <= 40 => 2, <= 60 => 1, _ => 0 };

    private static int DepthLevel(int depth) => depth switch { <= 3 => 3, 4 => 2, 5 => 1, _ => 0 };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
