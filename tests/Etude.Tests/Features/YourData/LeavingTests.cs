using System.Net;
using Etude.Tests.Support;

namespace Etude.Tests.Features.YourData;

/// <summary>Somebody wants to be deleted: what happens at once, for two weeks, and then.</summary>
public sealed class LeavingTests(EtudeFixture fixture) : IClassFixture<EtudeFixture>
{
    private TestEtude Etude => fixture.Etude;

    [Theory]
    [InlineData("")]
    [InlineData("yes")]
    [InlineData("delete")]
    public async Task Other_words_than_those_on_the_page_delete_nothing(string words)
    {
        var ada = await Etude.Somebody();

        var answer = await ada.Sends((await ada.Gets("/settings/data/deletion")).Form("/settings/data/deletion").With("words", words));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Nothing was deleted", answer.Words, StringComparison.Ordinal);
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from etude.leaving where user_id = $1", ada.Id));
        Assert.Equal(HttpStatusCode.OK, (await ada.Gets("/today")).Status);
    }

    [Fact]
    public async Task The_page_says_what_goes()
    {
        var ada = await Etude.Somebody();
        await ada.Solves("busiest-window");

        var page = await ada.Gets("/settings/data/deletion");

        Assert.Equal((HttpStatusCode.OK, 1), (page.Status, page.RoundTrips));
        Assert.Contains("attempts, with notes and code1", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_is_signed_out_everywhere_and_their_pages_are_dark()
    {
        var ada = await Publishing("dark");
        var elsewhere = await Etude.SignsIn(ada.Email);
        Assert.Equal(HttpStatusCode.OK, (await Etude.Browser().Gets("/@dark/a-piece")).Status);
        Etude.Clock.Moves(TimeSpan.FromMinutes(1));

        await Asks(ada);

        Assert.Equal(HttpStatusCode.NotFound, (await Etude.Browser().Gets("/@dark/a-piece")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Etude.Browser().Gets("/@dark")).Status);
        Assert.StartsWith("/signin", new Uri(Etude.Address, (await ada.Gets("/today")).Location!).AbsolutePath, StringComparison.Ordinal);
        foreach (var path in (string[])["/today", "/leaving"])
            Assert.StartsWith("/signin", new Uri(Etude.Address, (await elsewhere.Gets(path)).Location!).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_again_shows_one_page_and_its_button_undoes_everything()
    {
        var ada = await Publishing("back");
        await ada.Solves("busiest-window");
        await Asks(ada);
        Etude.Clock.Moves(TimeSpan.FromDays(13));

        var again = await Etude.SignsIn(ada.Email);
        foreach (var path in (string[])["/today", "/settings", "/settings/data", "/progress", "/settings/data/archive.zip"])
            Assert.Equal("/leaving", (await again.Gets(path)).Location);
        var page = await again.Gets("/leaving");
        Assert.Contains("Your account is leaving", page.Words, StringComparison.Ordinal);
        await again.Sends(page.Form("/leaving/undone"));

        Assert.Equal(HttpStatusCode.OK, (await again.Gets("/today")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Etude.Browser().Gets("/@back/a-piece")).Status);
        Etude.Clock.Moves(TimeSpan.FromDays(30));
        await Etude.WorksOff();
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from attempts where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task Until_it_is_undone_no_other_deed_is_done()
    {
        var ada = await Etude.Somebody();
        await Asks(ada);
        var again = await Etude.SignsIn(ada.Email);
        var form = (await again.Gets("/leaving")).Form("/leaving/undone");

        var answer = await again.Sends(form.To("/feedback").With(("body", "From somebody who is leaving."), ("kind", "idea")));

        Assert.Equal((HttpStatusCode.SeeOther, "/leaving"), (answer.Status, answer.Location));
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from feedback where user_id = $1", ada.Id));
    }

    [Fact]
    public async Task A_second_wish_has_its_own_two_weeks()
    {
        var ada = await Etude.Somebody();
        await Asks(ada);
        Etude.Clock.Moves(TimeSpan.FromDays(10));
        var again = await Etude.SignsIn(ada.Email);
        await again.Sends((await again.Gets("/leaving")).Form("/leaving/undone"));
        await Asks(again);

        Etude.Clock.Moves(TimeSpan.FromDays(5));
        await Etude.WorksOff();
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from auth.users where id = $1", ada.Id));
        Etude.Clock.Moves(TimeSpan.FromDays(10));
        await Etude.WorksOff();
        Assert.Equal(0L, await Etude.Asks<long>("select count(*) from auth.users where id = $1", ada.Id));
    }

    [Fact]
    public async Task After_two_weeks_no_column_of_any_table_knows_them()
    {
        var busy = await Busy.Person(Etude);
        var bob = await Etude.Somebody();
        await bob.Solves("busiest-window");
        Assert.NotEmpty(await Traces(busy.Id.ToString()));
        Assert.NotEmpty(await Traces(busy.Email));
        await Asks(busy);

        Etude.Clock.Moves(TimeSpan.FromDays(13));
        await Etude.WorksOff();
        Assert.NotEmpty(await Traces(busy.Id.ToString()));
        Etude.Clock.Moves(TimeSpan.FromDays(1.1));
        await Etude.WorksOff();

        Assert.Empty(await Traces(busy.Id.ToString()));
        Assert.Empty(await Traces(busy.Email));
        Assert.Equal(1L, await Etude.Asks<long>("select count(*) from attempts where user_id = $1", bob.Id));
    }

    [Fact]
    public async Task Nobody_can_have_somebody_else_deleted_or_go_early()
    {
        var (ada, bob) = (await Etude.Somebody(), await Etude.Somebody());
        await Asks(ada);

        Assert.False(await Etude.Asks<bool>("select etude.forget($1, $2)", ada.Id, Etude.Clock.GetUtcNow().AddDays(13)));
        Assert.False(await Etude.Asks<bool>("select etude.forget($1, $2)", bob.Id, Etude.Clock.GetUtcNow().AddDays(100)));
        Assert.Equal(2L, await Etude.Asks<long>("select count(*) from auth.users where id in ($1, $2)", ada.Id, bob.Id));
    }

    private async Task Asks(Learner who)
    {
        var answer = await who.Sends((await who.Gets("/settings/data/deletion")).Form("/settings/data/deletion").With("words", "Delete everything"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal(1, answer.RoundTrips);
        Assert.DoesNotContain(who.Cookies.Keys, c => c.EndsWith("etude", StringComparison.Ordinal));
    }

    private async Task<Learner> Publishing(string handle)
    {
        var who = await Etude.Somebody();
        await who.Sends((await who.Gets("/settings")).Form("/settings/handle").With("handle", handle));
        var desk = await who.Follows(await who.Sends((await who.Gets("/writing")).Form("/writing")));
        await who.Sends(desk.Form("/publication").With(("title", "A piece"), ("body_md", "Some words.")));
        return who;
    }

    /// <summary>Every column of every table of ours and of the sign-in in which a word stands.</summary>
    private async Task<IReadOnlyList<string>> Traces(string word)
    {
        var columns = await Etude.Asks<string[]>("""
            select array_agg(format('%I.%I %I', table_schema, table_name, column_name)) from information_schema.columns
            join information_schema.tables using (table_schema, table_name)
            where table_schema in ('public', 'auth', 'etude') and table_type = 'BASE TABLE'
            """);
        var found = new List<string>();
        foreach (var (table, column) in columns.Select(c => (c.Split(' ')[0], c.Split(' ')[1])))
            if (await Etude.Asks<bool>($"select exists (select from {table} where {column}::text ilike '%' || $1 || '%')", word))
                found.Add($"{table}.{column}");
        return found;
    }
}
