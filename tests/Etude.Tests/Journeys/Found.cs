namespace Etude.Tests.Journeys;

/// <summary>Insists that nothing was found, and says in full what was: xunit's own message cuts each item short.</summary>
internal static class Found
{
    public static void Nothing(IEnumerable<string> found)
    {
        var lines = found.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
