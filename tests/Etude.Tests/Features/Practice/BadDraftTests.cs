using System.Net;
using System.Text;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class BadDraftTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    public static TheoryData<string, string, string> TooMuch => new()
    {
        { "notes_plan", new string('n', 300 * 1024), "at most 200,000" },
        { "notes_plan", "a NUL \0 in it", "NUL" },
        { "code", new string('c', 300 * 1024), "at most 200,000" },
        { "code", new string('字', 120_000), "256 KB" },
        { "test_result", "{", "could not be read" },
        { "test_result", "[]", "could not be read" },
        { "test_result", """{"passed": 3, "failed": 0, "total": 6}""", "could not be read" },
        { "test_result", """{"passed": -1, "failed": 1, "total": 0}""", "could not be read" },
        { "test_result", """{"passed": 1, "failed": 0, "total": 1, "tests": [{"name": "\ud800"}]}""", "could not be read" },
        { "revision", "", "which version" },
        { "revision", "-1", "which version" },
        { "revision", "99999999999", "which version" },
    };

    [Theory]
    [MemberData(nameof(TooMuch), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_stored_is_refused_with_a_sentence_and_the_words_stay(string field, string value, string says)
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With(("notes_explore", "My other words stay with me."), (field, value)).To($"{practice.Path}/draft");
        var before = await practice.Has<string>("notes::text || revision");

        var page = await ada.Sends(form);
        var json = await ada.SendsForJson(form);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (page.Status, json.Status));
        Assert.Contains(says, page.Words, StringComparison.Ordinal);
        Assert.Contains(says, (string?)json.Json["message"], StringComparison.Ordinal);
        Assert.Contains("My other words", page.Form("/draft")["notes_explore"], StringComparison.Ordinal);
        Assert.Equal(value.Replace("\0", "", StringComparison.Ordinal), page.Form("/draft")[field]?.ReplaceLineEndings("\n"));
        Assert.Equal(before, await practice.Has<string>("notes::text || revision"));
    }

    [Fact]
    public async Task Notes_that_are_too_long_together_are_refused()
    {
        var (ada, practice) = await Begins();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in (await practice.Form()).Fields)
            content.Add(new StringContent(name.StartsWith("notes_", StringComparison.Ordinal) ? new string('字', 80_000) : value), name);

        var answer = await ada.Asks(HttpMethod.Post, $"{practice.Path}/draft", content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("1 MB", answer.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(490, 490)]
    [InlineData(499, 499)]
    [InlineData(600, 500)]
    public async Task A_long_prediction_is_cut_between_characters(int letters, int kept)
    {
        var (_, practice) = await Begins();

        var saved = await practice.Saves(("prediction", new string('p', letters) + "\U0001F9E9\U0001F9E9\U0001F9E9\U0001F9E9\U0001F9E9\U0001F9E9"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal(new string('p', kept), (await practice.Has<string>("prediction")).Replace("\U0001F9E9", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_prints_NUL_can_be_saved()
    {
        var (_, practice) = await Begins();

        var saved = await practice.Saves(("test_result", """{"passed": 1, "failed": 0, "total": 1, "tests": [], "output": "a\u0000b"}"""));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("ab", await practice.Has<string>("test_result ->> 'output'"));
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_with_a_sentence()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With("notes_plan", new string('n', 10 * 1024 * 1024)).To($"{practice.Path}/draft");

        var answer = await ada.Sends(form);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("more than 2 MB", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_fields_too_many_are_refused_with_a_sentence()
    {
        var (ada, practice) = await Begins();
        var form = await practice.Form();

        var answer = await ada.Sends(form with { Action = $"{practice.Path}/draft", Fields = [.. form.Fields, .. Enumerable.Range(0, 2000).Select(n => KeyValuePair.Create($"f{n}", "x"))] });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Fact]
    public async Task A_form_without_its_token_gives_the_words_back_and_they_can_be_sent_again()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With("notes_plan", "Long thought about, so worth keeping.\nSecond line.").To($"{practice.Path}/draft");

        var refused = await ada.Sends(form.WithoutToken());

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Nothing is lost", refused.Words, StringComparison.Ordinal);
        Assert.Equal(0, await practice.Has<int>("revision"));
        Assert.Equal(HttpStatusCode.SeeOther, (await ada.Sends(refused.Form("/draft"))).Status);
        Assert.Equal("Long thought about, so worth keeping.\nSecond line.", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Fact]
    public async Task A_form_that_outlived_its_sign_in_gives_the_words_back_and_they_can_be_sent_after_signing_in()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With("notes_plan", "Written just as the sign-in ended, alas.").To($"{practice.Path}/draft");
        ada.ForgetsCookies();

        var refused = await ada.Sends(form);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        await ada.SignsIn();
        var stale = await ada.Sends(refused.Form("/draft"));
        var saved = await ada.Sends(stale.Form("/draft"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.SeeOther), (stale.Status, saved.Status));
        Assert.Equal("Written just as the sign-in ended, alas.", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Fact]
    public async Task A_script_hears_that_the_sign_in_ended()
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).To($"{practice.Path}/draft");
        ada.ForgetsCookies();

        var answer = await ada.SendsForJson(form);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Sign in again", (string?)answer.Json["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task Another_site_can_neither_change_anything_nor_show_its_words_here(string from)
    {
        var (ada, practice) = await Begins();
        var form = (await practice.Form()).With("notes_plan", "Words of another site, long enough to be shown in a box of their own.").To($"{practice.Path}/draft");

        var answer = await ada.Sends(form, ("Sec-Fetch-Site", from));
        var signedOut = await Etude.Browser().Sends(form, ("Sec-Fetch-Site", from));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (answer.Status, signedOut.Status));
        Assert.DoesNotContain("another site, long", answer.Text + signedOut.Text, StringComparison.Ordinal);
        Assert.Equal(0, await practice.Has<int>("revision"));
    }

    [Theory]
    [InlineData("application/json", "{\"notes_plan\": \"x\"}")]
    [InlineData("text/plain", "notes_plan=x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"notes_plan\"\r\n\r\nunfinished")]
    [InlineData("application/x-www-form-urlencoded", "%%%=%ZZ&&&&==")]
    public async Task What_is_no_form_is_refused_without_a_fault(string type, string body)
    {
        var (ada, practice) = await Begins();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await ada.Asks(HttpMethod.Post, $"{practice.Path}/draft", content);

        Assert.InRange((int)answer.Status, 400, 422);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
    }

    private async Task<(Learner, Support.Practice)> Begins()
    {
        var ada = await Etude.Somebody();
        return (ada, await ada.Starts("busiest-window"));
    }
}
