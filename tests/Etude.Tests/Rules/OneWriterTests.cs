using System.Text.RegularExpressions;

namespace Etude.Tests.Rules;

/// <summary>Each table has one owner; everybody may read it, only the owner writes it.</summary>
public sealed partial class OneWriterTests
{
    private static readonly Dictionary<string, string[]> Owners = new()
    {
        // An import adds to every table of a person; each insert stands with its table in Features/YourData/Archive.
        ["auth.users"] = ["Features/Identity"],
        // Identity notes the browser's zone at the first sign-in; everything later is the person's choice in Settings.
        // What a fit kept lies in the settings, so that it comes with every batch.
        ["users"] = ["Features/Settings", "Features/Identity", "Features/Recall", "Features/YourData"],
        ["problems"] = ["Platform/Content"],
        // The sync writes the curated ones, people their own.
        ["content_items"] = ["Platform/Content", "Features/Library", "Features/YourData"],
        ["content_progress"] = ["Features/Library", "Features/YourData"],
        ["writings"] = ["Features/Writing", "Features/YourData"],
        ["attempts"] = ["Features/Practice", "Features/YourData"],
        ["attempt_reviews"] = ["Features/Reviews", "Features/YourData"],
        ["feedback"] = ["Features/Feedback", "Features/YourData"],
        ["review_state"] = ["Features/Recall", "Features/YourData"],
        ["review_log"] = ["Features/Recall", "Features/YourData"],
        ["sessions"] = ["Features/Today", "Features/YourData"],
        ["assessment_runs"] = ["Features/Assessment", "Features/YourData"],
        ["assessment_responses"] = ["Features/Assessment", "Features/YourData"],
        ["reflections"] = ["Features/Reflection", "Features/YourData"],
        ["axis_evidence"] = ["Features/Axes", "Features/YourData"],
        ["jobs"] = ["Platform/Queue"],
        ["llm_calls"] = ["Platform/Models", "Features/YourData"],
        ["jds"] = ["Features/Direction", "Features/YourData"],
        ["credentials"] = ["Features/Direction", "Features/YourData"],
        ["credential_assessments"] = ["Features/Direction", "Features/YourData"],
        ["etude.sign_ins"] = ["Features/Identity"],
        ["etude.data_protection_keys"] = ["Platform/Keys"],
        ["etude.provider_sessions"] = ["Features/Identity"],
        ["etude.leaving"] = ["Features/YourData"],
        ["etude.migrations"] = ["Platform/Migrations"],
    };

    [Fact]
    public void A_table_is_written_by_its_owner_alone() => Assert.Empty(
        from write in Writes()
        where !Owners.GetValueOrDefault(write.Table, []).Any(o => write.Path.StartsWith($"src/Etude/{o}/", StringComparison.Ordinal))
        select $"{write.Path} writes {write.Table}");

    [Fact]
    public void Every_owner_on_the_list_writes_what_it_owns() => Assert.Empty(
        from owned in Owners
        from owner in owned.Value
        where !Writes().Any(w => w.Table == owned.Key && w.Path.StartsWith($"src/Etude/{owner}/", StringComparison.Ordinal))
        select $"{owner} does not write {owned.Key}");

    private static IEnumerable<(string Path, string Table)> Writes() =>
        from file in Sources.App
        from text in Literals().Matches(file.Text)
        from write in Statements().Matches(text.Value)
        let table = write.Groups["table"].Value
        select (file.Path, table.StartsWith("public.", StringComparison.Ordinal) ? table["public.".Length..] : table);

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(?!\")[^\"\\n]*\"", RegexOptions.Singleline, 5000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\b(insert into|(?<!do |for |no key )update(?= [a-z_.]+( [a-z]+)?\s+set\b)|delete from|merge into|truncate)\s+(?<table>[a-z_.]+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Statements();
}
