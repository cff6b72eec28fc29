namespace Etude.Features.Direction.Reading;

/// <summary>The shape of a role: shares for making things, deciding how they fit, and working through others.</summary>
internal static class ReadShape
{
    private const double First = 1.5;
    private const double TitleWeight = 1.0;

    /// <param name="titles">The passages that name the role.</param>
    public static Weighing Of(IEnumerable<Passage> passages, IEnumerable<Passage> titles, Lexicon lexicon, Steps steps)
    {
        var weighing = new Weighing();
        foreach (var (share, prior) in lexicon.Prior)
            weighing.Add(share, prior, null);
        foreach (var title in titles)
            foreach (var found in lexicon.Titles.In(title.Words, steps))
                foreach (var (share, strength) in found.What.Shares)
                    weighing.Add(share, strength * TitleWeight, title);
        foreach (var passage in passages.Where(Counts))
        {
            // A line speaks once for each share, louder where it begins with it: "Mentor two engineers".
            var said = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var found in lexicon.Shapes.In(passage.Words, steps))
                said[found.What] = Math.Max(said.GetValueOrDefault(found.What), found.First == 0 ? First : 1);
            if (passage.Says(Wording.Not))
                continue;
            foreach (var (share, weight) in said)
                weighing.Add(share, weight * Factor(passage.Section), passage);
        }

        return weighing;
    }

    private static bool Counts(Passage passage) => !passage.IsNoise && !passage.IsHeading && Factor(passage.Section) > 0;

    private static double Factor(Section section) => section switch
    {
        Section.Role or Section.None or Section.Experience or Section.Projects => 1,
        Section.Must or Section.Skills => 0.5,
        Section.Nice => 0.25,
        _ => 0,
    };
}
