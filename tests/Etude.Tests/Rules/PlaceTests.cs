using System.Text.RegularExpressions;

namespace Etude.Tests.Rules;

/// <summary>What no file may say.</summary>
public sealed class PlaceTests
{
    [Fact]
    public void No_file_names_a_place_of_one_machine()
    {
        // Written in two parts, so that this file keeps the rule too.
        string[] places = ["/wo" + "rk/", "../sha" + "red", "/root" + "/", "C:\\U" + "sers"];

        Assert.Empty(from file in Sources.All
                     from place in places
                     where file.Text.Contains(place, StringComparison.Ordinal)
                     select $"{file.Path}: {place}");
    }

    [Fact]
    public void No_code_is_put_off()
    {
        var later = new Regex(@"\b(TO" + @"DO|FIX" + @"ME|XX" + @"X|HA" + @"CK)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        // A review looks for such words in what a person hands in.
        Assert.Empty(from file in Sources.Code
                     where later.IsMatch(file.Text) && !file.Path.Contains("/Reviews/", StringComparison.Ordinal)
                     select file.Path);
    }

    [Fact]
    public void No_page_loads_a_client_framework() =>
        Assert.Empty(from file in Sources.All
                     where file.Path.StartsWith("src/", StringComparison.Ordinal)
                         && (file.Text.Contains("_frame" + "work/", StringComparison.Ordinal) || file.Text.Contains("StreamRendering]", StringComparison.Ordinal))
                     select file.Path);

    [Fact]
    public void There_are_sources_to_look_at() => Assert.True(Sources.App.Count() > 100);
}
