using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

/// <summary>A problem that can be solved in two languages: going from one to the other, and what stays.</summary>
public sealed class LanguageTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private const string TwoLanguages = "first-bad-release";

    [Fact]
    public async Task Code_of_each_language_is_kept_and_comes_back_with_it()
    {
        var (ada, practice) = await Begins(TwoLanguages);
        Assert.Equal("python", await practice.Has<string>("language"));

        await Goes(ada, practice, "javascript", ("code", "in_python = 1\n"), ("notes_plan", "Halve it"), ("test_result", Work.Run(3, 8)));
        var form = await practice.Form();
        Assert.StartsWith("/** Gives the first bad release", form["code"], StringComparison.Ordinal);
        Assert.Equal(("Halve it", ""), (form["notes_plan"], form["test_result"]));

        await Goes(ada, practice, "python", ("code", "const inJavaScript = 1;\n"));
        Assert.Equal("in_python = 1\r\n", (await practice.Form())["code"]);
        await Goes(ada, practice, "javascript");
        Assert.Equal("const inJavaScript = 1;\r\n", (await practice.Form())["code"]);
        Assert.Equal("javascript", await practice.Has<string>("language"));
    }

    [Theory]
    [InlineData("sql")]
    [InlineData("cobol")]
    [InlineData("markdown")]
    [InlineData("")]
    [InlineData("python")]
    public async Task A_language_that_the_problem_lacks_or_already_has_changes_nothing_but_what_was_typed(string language)
    {
        var (ada, practice) = await Begins(TwoLanguages);
        await Goes(ada, practice, language, ("code", "typed = 1\n"));
        Assert.Equal("python typed = 1\n {}", await practice.Has<string>("concat_ws(' ', language, code, other_code)"));
    }

    [Fact]
    public async Task Another_tab_is_not_overwritten()
    {
        var (ada, practice) = await Begins(TwoLanguages);
        var otherTab = (await practice.Form()).With("code", "late = 1\n").With("language", "javascript");
        await practice.Saves(("code", "first = 1\n"));

        var refused = await ada.Sends(otherTab.To($"{practice.Path}/language"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("late = 1", refused.Text, StringComparison.Ordinal);
        Assert.Equal("python first = 1\n", await practice.Has<string>("concat_ws(' ', language, code)"));
    }

    [Fact]
    public async Task The_next_attempt_begins_in_the_language_that_was_written_last()
    {
        var (ada, practice) = await Begins(TwoLanguages);
        await Goes(ada, practice, "javascript");
        await practice.Submits(Work.Solved);

        Assert.Equal("javascript", await (await ada.Starts(TwoLanguages)).Has<string>("language"));
        Assert.Equal("python", await (await ada.Starts("busiest-window")).Has<string>("language"));
        Assert.Equal("sql", await (await ada.Starts("quiet-servers")).Has<string>("language"));
    }

    private async Task<(Learner Who, Support.Practice Practice)> Begins(string slug)
    {
        var who = await fixture.Etude.SignsIn($"{Guid.NewGuid():N}@example.org", "Ada");
        return (who, await who.Starts(slug));
    }

    private static async Task Goes(Learner who, Support.Practice practice, string language, params (string, string)[] fields)
    {
        var answer = await who.Sends((await practice.Form()).With(fields).With("language", language).To($"{practice.Path}/language"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
    }
}
