using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.Practice;

public sealed class DraftTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Fact]
    public async Task What_was_saved_is_there_again_on_the_next_page()
    {
        var (_, practice) = await Begins();

        var saved = await practice.Saves(("notes_explore", "One\nTwo — \U0001F9E9"), ("code", "x = 'é'\n"), ("phase", "plan"), ("seconds_explore", "90"),
            ("confidence", "2"), ("prediction", "One fails."));

        Assert.Equal((HttpStatusCode.OK, 1), (saved.Status, (int)saved.Json["revision"]!));
        var form = await practice.Form();
        Assert.Equal("One\r\nTwo — \U0001F9E9|x = 'é'\r\n|plan|90|2|One fails.|1", string.Join('|',
            form["notes_explore"], form["code"], form["phase"], form["seconds_explore"], form["confidence"], form["prediction"], form["revision"]));
    }

    [Fact]
    public async Task A_save_leaves_alone_what_the_form_did_not_hold()
    {
        var (ada, practice) = await Begins();
        await practice.Saves(("notes_explore", "Kept"), ("code", "kept = 1"));

        await ada.SendsForJson((await practice.Form()).Without("notes_explore").Without("code").With("notes_plan", "New").To($"{practice.Path}/draft"));

        Assert.Equal("Kept New kept = 1", await practice.Has<string>("concat_ws(' ', notes ->> 'explore', notes ->> 'plan', code)"));
    }

    [Fact]
    public async Task Two_tabs_cannot_overwrite_each_other()
    {
        var (ada, practice) = await Begins();
        var otherTab = (await practice.Form()).With("notes_plan", "From the other tab");
        await practice.Saves(("notes_plan", "First"));

        var refused = await ada.SendsForJson(otherTab.To($"{practice.Path}/draft"));

        Assert.Equal((HttpStatusCode.Conflict, 1), (refused.Status, (int)refused.Json["revision"]!));
        Assert.Equal("First", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("hints")]
    [InlineData("solution")]
    public async Task Without_scripts_the_other_tabs_words_are_given_back_and_can_be_sent_again(string deed)
    {
        var (ada, practice) = await Begins();
        var otherTab = (await practice.Form()).With(("notes_plan", "Mine, from the other tab"), ("hint_phase", "plan"), ("taken", "0"));
        await practice.Saves(("notes_plan", "First"));

        var refused = await ada.Sends(otherTab.To($"{practice.Path}/{deed}"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("First", await practice.Has<string>("notes ->> 'plan'"));
        var again = await ada.Sends(refused.Form($"/{deed}"));
        Assert.Equal(HttpStatusCode.SeeOther, again.Status);
        Assert.Equal("Mine, from the other tab", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Fact]
    public async Task Without_scripts_the_button_to_the_next_phase_saves_and_goes_there()
    {
        var (ada, practice) = await Begins();

        var answer = await ada.Sends((await practice.Form()).With(("notes_explore", "Seen"), ("go", "plan")).To($"{practice.Path}/draft"));

        Assert.Equal($"{practice.Path}?phase=plan", answer.Location);
        Assert.Equal("plan", (await ada.Follows(answer)).Form("/submission")["phase"]);
    }

    [Fact]
    public async Task Saving_one_revision_many_times_at_once_saves_once_and_counts_the_time_once()
    {
        var (ada, practice) = await Begins();
        Etude.Clock.Moves(TimeSpan.FromMinutes(5));
        var form = (await practice.Form()).With("seconds_plan", "120").To($"{practice.Path}/draft");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => ada.SendsForJson(form.With("notes_plan", $"Tab {n}"))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(1, await practice.Has<int>("revision"));
        Assert.Equal(120, await Etude.Asks<int>("select seconds_active from sessions where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_submitted_attempt_takes_no_draft()
    {
        var (ada, practice) = await Begins();
        var late = (await practice.Form()).With("notes_plan", "Too late").To($"{practice.Path}/draft");
        await practice.Submits(Work.Solved);

        Assert.Equal(HttpStatusCode.Conflict, (await ada.SendsForJson(late)).Status);
        var page = await ada.Sends(late);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Too late", page.Form("/draft")["notes_plan"], StringComparison.Ordinal);
        Assert.NotEqual("Too late", await practice.Has<string>("notes ->> 'plan'"));
    }

    [Fact]
    public async Task A_clock_cannot_run_faster_than_the_wall()
    {
        await using var etude = await TestEtude.Start();
        var ada = await etude.Somebody();
        var practice = await ada.Starts("busiest-window");
        etude.Clock.Moves(TimeSpan.FromSeconds(60));

        await practice.Saves(("seconds_explore", "80000"));

        Assert.InRange(await etude.Asks<int>("select seconds_active from sessions where user_id = $1", ada.Id), 60, 66);
    }

    [Fact]
    public async Task What_one_said_before_the_first_run_is_not_bettered_after_it()
    {
        var (_, practice) = await Begins();
        await practice.Saves(("confidence", "2"));
        await practice.Saves(("test_result", Work.Run(6, 6)));

        await practice.Saves(("confidence", "5"));

        Assert.Equal((short)2, await practice.Has<short>("confidence"));
    }

    private async Task<(Learner, Support.Practice)> Begins()
    {
        var ada = await Etude.Somebody();
        return (ada, await ada.Starts("busiest-window"));
    }
}
