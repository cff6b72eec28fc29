namespace Etude.Tests.Doors.Matrix;

/// <summary>Whose a route is, and so who gets what from it.</summary>
internal enum Whose
{
    /// <summary>Everybody's, strangers included.</summary>
    Open,

    /// <summary>Everybody's who is signed in: what it shows and changes is their own.</summary>
    Each,

    /// <summary>About a row of one person. For everybody else, the owner of the instance included, it is not there.</summary>
    Row,

    /// <summary>A deed of the owners of the instance, about anybody's row. For everybody else it is not there.</summary>
    Owners,
}

/// <summary>
/// Every route of the app, each with whose it is. A word after the pattern tells visits of the same route apart. A route that is
/// missing here fails the test: say whose it is, and add its visit to <see cref="Support.Visits"/>.
/// </summary>
internal static class RouteMatrix
{
    /// <summary>The routes of local sign-in, which are not there with a provider.</summary>
    public static readonly IReadOnlyList<string> OfLocalSignIn = ["POST /signin/local"];

    /// <summary>The routes that are there only with a provider of sign-ins. All of them are open: nobody is in yet.</summary>
    /// <param name="way">Its name in addresses.</param>
    public static IReadOnlyList<string> OfProvider(string way) => [$"GET /signin/{way}", $"POST /signin/{way}", "GET /auth/callback"];

    public static readonly IReadOnlyDictionary<string, Whose> Routes = new Dictionary<string, Whose>
    {
        ["GET /"] = Whose.Open,
        ["GET /signin"] = Whose.Open,
        ["POST /signin/local"] = Whose.Open,
        ["POST /signout"] = Whose.Open,
        ["GET /help"] = Whose.Open,
        ["GET /health/live"] = Whose.Open,
        ["GET /health/ready"] = Whose.Open,
        ["GET /assets/{**path}"] = Whose.Open,
        ["GET /engines/{**path}"] = Whose.Open,
        ["GET /@{handle}"] = Whose.Open,
        ["GET /@{handle}/{slug}"] = Whose.Open,
        ["GET /@{handle}/feed.atom"] = Whose.Open,
        ["GET /sitemap.xml"] = Whose.Open,
        ["GET /robots.txt"] = Whose.Open,

        ["GET /today"] = Whose.Each,
        ["POST /today/plan"] = Whose.Each,
        ["GET /problems"] = Whose.Each,
        ["GET /problems/{slug}"] = Whose.Each,
        ["POST /problems/{slug}/attempts"] = Whose.Each,
        ["GET /attempts/{id:guid}"] = Whose.Row,
        ["GET /attempts/{id:guid} submitted"] = Whose.Row,
        ["GET /attempts/{id:guid}/review/events"] = Whose.Row,
        ["POST /attempts/{id:guid}/draft"] = Whose.Row,
        ["POST /attempts/{id:guid}/hints"] = Whose.Row,
        ["POST /attempts/{id:guid}/solution"] = Whose.Row,
        ["POST /attempts/{id:guid}/language"] = Whose.Row,
        ["POST /attempts/{id:guid}/submission"] = Whose.Row,
        ["POST /attempts/{id:guid}/grade"] = Whose.Row,
        ["POST /attempts/{id:guid}/review"] = Whose.Row,
        ["POST /attempts/{id:guid}/wordings"] = Whose.Row,
        ["POST /reviews/{id:guid}/answers"] = Whose.Row,
        ["POST /queue/{id:guid}/retry"] = Whose.Row,

        ["GET /search"] = Whose.Each,
        ["GET /search/index.json"] = Whose.Each,
        ["GET /library"] = Whose.Each,
        ["GET /library filtered"] = Whose.Each,
        ["GET /library/new"] = Whose.Each,
        ["POST /library"] = Whose.Each,
        ["GET /library/{slug}"] = Whose.Each,
        ["GET /library/{slug} own"] = Whose.Row,
        ["GET /library/{id:guid}/form"] = Whose.Row,
        ["POST /library/{id:guid}/form"] = Whose.Row,
        ["POST /library/{id:guid}/removal"] = Whose.Row,
        ["POST /library/{slug}/progress"] = Whose.Each,
        ["POST /library/{slug}/draft"] = Whose.Each,
        ["POST /library/{slug}/sittings"] = Whose.Each,
        // A sitting is looked for among the visitor's own, on an item of everybody's.
        ["POST /library/{slug}/sittings/{id:guid}/removal"] = Whose.Each,

        ["GET /writing"] = Whose.Each,
        ["POST /writing"] = Whose.Each,
        ["POST /writing/preview"] = Whose.Each,
        ["GET /writing/{id:guid}"] = Whose.Row,
        ["POST /writing/{id:guid}/draft"] = Whose.Row,
        ["POST /writing/{id:guid}/publication"] = Whose.Row,
        ["POST /writing/{id:guid}/withdrawal"] = Whose.Row,
        ["POST /writing/{id:guid}/restoration"] = Whose.Row,
        ["POST /writing/{id:guid}/removal"] = Whose.Row,

        ["GET /onboarding"] = Whose.Each,
        ["POST /onboarding/you"] = Whose.Each,
        ["POST /onboarding/skipped"] = Whose.Each,
        ["GET /shape"] = Whose.Each,
        ["POST /shape"] = Whose.Each,
        ["GET /assessment"] = Whose.Each,
        ["POST /assessment/runs"] = Whose.Each,
        ["GET /assessment/runs/{id:guid}"] = Whose.Row,
        ["GET /assessment/runs/{id:guid} completed"] = Whose.Row,
        ["POST /assessment/runs/{id:guid}/answers"] = Whose.Row,
        ["POST /assessment/runs/{id:guid}/abandonment"] = Whose.Row,

        ["GET /progress"] = Whose.Each,
        ["GET /progress/{table}.csv"] = Whose.Each,
        ["GET /reflect"] = Whose.Each,
        ["GET /reflect open"] = Whose.Each,
        ["POST /reflect"] = Whose.Each,
        ["GET /reflect/{id:guid}"] = Whose.Row,
        ["POST /reflect/{id:guid}/draft"] = Whose.Row,
        ["POST /reflect/{id:guid}/completion"] = Whose.Row,

        ["GET /jobs"] = Whose.Each,
        ["POST /jobs"] = Whose.Each,
        ["GET /jobs/{id:guid}"] = Whose.Row,
        ["GET /jobs/{id:guid}/correction"] = Whose.Row,
        ["POST /jobs/{id:guid}/correction"] = Whose.Row,
        ["POST /jobs/{id:guid}/reading"] = Whose.Row,
        ["POST /jobs/{id:guid}/active"] = Whose.Row,
        ["POST /jobs/{id:guid}/interview"] = Whose.Row,
        ["POST /jobs/{id:guid}/removal"] = Whose.Row,
        ["GET /credentials"] = Whose.Each,
        ["POST /credentials"] = Whose.Each,
        ["GET /credentials/{id:guid}"] = Whose.Row,
        ["POST /credentials/{id:guid}/reading"] = Whose.Row,
        ["POST /credentials/{id:guid}/removal"] = Whose.Row,
        ["GET /fit"] = Whose.Each,

        ["GET /feedback"] = Whose.Each,
        ["POST /feedback"] = Whose.Each,
        ["GET /inbox"] = Whose.Each,
        ["POST /inbox/{id:guid}/answer"] = Whose.Owners,
        ["GET /settings"] = Whose.Each,
        ["POST /settings"] = Whose.Each,
        ["POST /settings/handle"] = Whose.Each,
        ["GET /settings/sign-ins"] = Whose.Each,
        ["POST /settings/sign-ins/removal"] = Whose.Each,
        ["POST /settings/sign-ins/{id:guid}/removal"] = Whose.Row,
        ["GET /settings/data"] = Whose.Each,
        ["GET /settings/data/archive.zip"] = Whose.Each,
        ["POST /settings/data/import"] = Whose.Each,
        ["POST /settings/data/import/confirmation"] = Whose.Each,
        ["POST /settings/data/import/removal"] = Whose.Each,
        ["GET /settings/data/deletion"] = Whose.Each,
        ["POST /settings/data/deletion"] = Whose.Each,
        ["GET /leaving"] = Whose.Each,
        ["POST /leaving/undone"] = Whose.Each,
    };
}
