namespace Etude.Tests.Support;

/// <summary>Every page and deed of the app as a signed-in person meets it: how to reach it, with real ids.</summary>
public static class Visits
{
    /// <summary>The pages by their route, each with an address that shows it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Pages(Learner who)
    {
        var submitted = await who.Solves("session-cache");
        var open = await who.Starts("busiest-window");
        return new Dictionary<string, string>
        {
            ["/today"] = "/today",
            ["/problems"] = "/problems?q=window",
            ["/problems/{slug}"] = "/problems/busiest-window",
            ["/attempts/{id:guid}"] = open.Path,
            ["/attempts/{id:guid} submitted"] = submitted.Path,
            ["/settings"] = "/settings",
        };
    }

    /// <summary>The deeds by their route, each with a form that is ready to be sent.</summary>
    public static async Task<IReadOnlyDictionary<string, HtmlForm>> Deeds(Learner who)
    {
        var submitted = await who.Solves("first-bad-release");
        var practice = await who.Starts("lost-update");
        var form = (await practice.Form()).With(Work.Solved).With(("hint_phase", "plan"), ("taken", "0"));
        return new Dictionary<string, HtmlForm>
        {
            ["/problems/{slug}/attempts"] = (await who.Gets("/problems/quorum-downtime")).Form("/attempts"),
            ["/attempts/{id:guid}/hints"] = form.Without("revision").To($"{practice.Path}/hints"),
            ["/attempts/{id:guid}/solution"] = form.Without("revision").To($"{practice.Path}/solution"),
            ["/attempts/{id:guid}/draft"] = form.To($"{practice.Path}/draft"),
            ["/attempts/{id:guid}/submission"] = (await (await who.Starts("route-trie")).Form()).With(Work.Solved),
            ["/attempts/{id:guid}/grade"] = (await submitted.Shows()).Form("/grade").With("rating", "3"),
            ["/today/plan"] = (await who.Gets("/settings")).Form("/settings").To("/today/plan").With("plan", ""),
            ["/settings"] = (await who.Gets("/settings")).Form("/settings"),
            ["/queue/{id:guid}/retry"] = (await who.Gets("/settings")).Form("/settings").To($"/queue/{Guid.NewGuid()}/retry"),
            ["/signin/local"] = (await who.Gets("/signin")).Form("/signin/local").With("email", who.Email),
            ["/signout"] = (await who.Gets("/settings")).Form("/signout"),
        };
    }
}
