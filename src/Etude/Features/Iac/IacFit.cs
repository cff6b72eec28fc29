using System.Globalization;
using Etude.Platform.Content;

namespace Etude.Features.Iac;

/// <summary>How the shape of a job fits what a person wants, in words. A function of the two profiles and of the names in <c>iac.toml</c>.</summary>
public static class IacFit
{
    /// <summary>Shares closer than so many per cent are called the same: neither a text nor a person is more exact.</summary>
    public const int Close = 10;

    /// <summary>Shares further apart than so many are worth a question in the interview.</summary>
    public const int Far = 25;

    /// <summary>One or two sentences: where the job asks for more or less than the person wants, the largest difference first.</summary>
    /// <param name="person">What the person wants.</param>
    /// <param name="job">What the job asks for.</param>
    /// <param name="shares">Their names, in the order of both profiles.</param>
    public static string Words(IacProfile person, IacProfile job, IReadOnlyList<IacFile> shares)
    {
        var apart = shares.Select((s, i) => (Name: Small(s.Name), You: person.Percents[i], Job: job.Percents[i], Apart: job.Percents[i] - person.Percents[i]))
            .Where(d => Math.Abs(d.Apart) >= Close)
            .OrderByDescending(d => Math.Abs(d.Apart))
            .ToList();
        if (apart.Count == 0)
            return "The job has the shape that you want: no share is further off than a text like this can tell.";
        var parts = apart.Select(d => string.Create(CultureInfo.InvariantCulture, $"{(d.Apart > 0 ? "more" : "less")} {d.Name} ({d.Job} % against {d.You} %)"));
        var further = Math.Abs(apart[0].Apart) >= Far ? $" That is far apart: ask in the interview what a week of {apart[0].Name} looks like there." : "";
        return $"The job asks for {string.Join(" and ", parts)} than you want.{further}";
    }

    /// <summary>A name within a sentence: with a small first letter, unless it is an abbreviation.</summary>
    internal static string Small(string name) => name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
