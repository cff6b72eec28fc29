using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Etude.Tests.Support.Identity;

/// <summary>
/// A stand-in for a project's Auth server, GitHub behind it included: the flow of PKCE with its five minutes and its codes for one use,
/// refresh tokens in families, scopes of signing out, keys that rotate, and errors in both forms. Accounts are rows of the app's database.
/// </summary>
public sealed partial class StandInSupabase : StandIn
{
    public const string PublishableKey = "sb_publishable_stand-in";
    public static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan FlowLife = TimeSpan.FromSeconds(300);

    private readonly ConcurrentDictionary<string, FlowState> flows = new();
    private readonly ConcurrentDictionary<long, Guid> accounts = new();
    private readonly ConcurrentBag<StandInSession> sessions = [];

    public TokenPress Press { get; } = new();

    /// <summary>Where the app lives: an address that is not there, and not a loopback's, falls back to this.</summary>
    public Uri Site { get; set; } = new("http://localhost:3000");

    /// <summary>What the trigger of the app's database would refuse; and whether accounts go into that database at all.</summary>
    public TestEtude? Database { get; set; }

    /// <summary>With which error the next one comes back from GitHub: its name and its code.</summary>
    public (string Error, string Code)? Refuses { get; set; }

    /// <summary>Changes the claims of the access tokens that are given.</summary>
    public Action<JsonObject>? Claims { get; set; }

    public IEnumerable<StandInSession> Sessions => sessions;

    public string Issuer => new Uri(Address, "/auth/v1").ToString();

    private static string Id => Guid.NewGuid().ToString();

    public static async Task<StandInSupabase> Start()
    {
        var standIn = new StandInSupabase();
        await standIn.Listen();
        return standIn;
    }

    public SupabaseSettings Settings(string? secret = null, double patience = 30) =>
        new() { Url = Address, PublishableKey = PublishableKey, JwtSecret = secret, Patience = TimeSpan.FromSeconds(patience) };

    /// <summary>Also keeps accounts in the app's database, as a project does.</summary>
    public override void Serves(TestEtude etude)
    {
        base.Serves(etude);
        Database = etude;
    }

    public override Task<Uri> SaysYes(string authorize) => Answers(authorize, "code=yes");

    public override Task<Uri> SaysNo(string authorize) => Answers(authorize, "error=access_denied");

    /// <summary>The claims of a person's access token.</summary>
    public JsonObject ClaimsOf(Guid user, StandInPerson person, Guid session) => new()
    {
        ["iss"] = Issuer, ["sub"] = user.ToString(), ["aud"] = "authenticated", ["exp"] = Clock.GetUtcNow().Add(TokenLife).ToUnixTimeSeconds(), ["iat"] = Clock.GetUtcNow().ToUnixTimeSeconds(),
        ["email"] = person.Email, ["phone"] = "", ["app_metadata"] = StandInPerson.App(), ["user_metadata"] = person.Metadata(), ["role"] = "authenticated", ["aal"] = "aal1",
        ["amr"] = new JsonArray(new JsonObject { ["method"] = "oauth", ["timestamp"] = Clock.GetUtcNow().ToUnixTimeSeconds() }), ["session_id"] = session.ToString(), ["is_anonymous"] = false,
    };

    private async Task<Uri> Answers(string authorize, string answer)
    {
        var asked = await Goes(new(authorize));
        return await Goes(new(asked, $"/auth/v1/callback?{answer}&{asked.Query[1..]}"));
    }

    /// <summary>A session that nobody has come for yet.</summary>
    public StandInSession Opens(Guid user, StandInPerson person)
    {
        var session = new StandInSession(user, person);
        sessions.Add(session);
        return session;
    }

    protected override void Map(IEndpointRouteBuilder server)
    {
        server.MapGet("/auth/v1/authorize", Authorize);
        server.MapGet("/github", (string state) => AsksPerson($"/auth/v1/callback?code=yes&state={state}", $"/auth/v1/callback?error=access_denied&state={state}"));
        server.MapGet("/auth/v1/callback", Callback);
        server.MapPost("/auth/v1/token", Token);
        server.MapPost("/auth/v1/logout", Logout);
        server.MapGet("/auth/v1/.well-known/jwks.json", async (HttpContext http) =>
        {
            if (Due() is { } fault)
            {
                await fault.Happen(http);
                return;
            }

            http.Response.Headers.CacheControl = "public, max-age=600";
            await http.Response.WriteAsJsonAsync(new JsonObject { ["keys"] = new JsonArray([.. Press.Published.Select(k => k.Jwk())]) }, http.RequestAborted);
        });
    }

    private IResult Authorize(HttpContext http, string? provider, string? redirect_to, string? code_challenge, string? code_challenge_method)
    {
        if (provider != "github")
            return Error(http, 400, "validation_failed");
        if (code_challenge is null != code_challenge_method is null
            || (code_challenge is not null && (code_challenge.Length is < 43 or > 128 || code_challenge_method!.ToLowerInvariant() is not ("s256" or "plain"))))
            return Error(http, 400, "validation_failed");
        var id = Id;
        flows[id] = new(code_challenge, code_challenge_method?.ToLowerInvariant(), Redirect(http, redirect_to), Clock.GetUtcNow());
        return Results.Redirect($"/github?state={id}");
    }

    /// <summary>Silently another address, where the wanted one is not allowed.</summary>
    private Uri Redirect(HttpContext http, string? wanted) =>
        Uri.TryCreate(wanted, UriKind.Absolute, out var to) && ((to.Host == Site.Host && to.Scheme == Site.Scheme && to.Port == Site.Port) || to.Host is "127.0.0.1" or "[::1]") ? to
        : Uri.TryCreate(http.Request.Headers.Referer, UriKind.Absolute, out var referer) ? referer
        : Site;

    private async Task<IResult> Callback(string? state, string? code, string? error)
    {
        if (state is null || !flows.TryGetValue(state, out var flow))
            return Results.Redirect(Failed(Site, "invalid_request", "bad_oauth_state"));
        if (error is not null)
            return Results.Redirect(Failed(flow.RedirectTo, error, null));
        if (Refuses is { } refusal)
            return Results.Redirect(Failed(flow.RedirectTo, refusal.Error, refusal.Code));
        Assert.Equal("yes", code);
        var user = await Account();
        if (flow.Challenge is null)
            return Results.Redirect($"{flow.RedirectTo}#access_token={Press.Press(ClaimsOf(user, Who, Guid.NewGuid()))}&token_type=bearer");
        flows.TryRemove(state, out _);
        var given = Id;
        flows[given] = flow with { User = user, Person = Who };
        return Results.Redirect(QueryHelpers.AddQueryString(flow.RedirectTo.ToString(), "code", given));
    }

    private static string Failed(Uri to, string error, string? code)
    {
        var said = new Dictionary<string, string?> { ["error"] = error, ["error_code"] = code, ["error_description"] = "What went wrong, in <b>their</b> words" };
        return $"{QueryHelpers.AddQueryString(to.ToString(), said)}#error={error}&sb=";
    }

    private async Task<Guid> Account()
    {
        if (accounts.TryGetValue(Who.Number, out var known))
            return known;
        var id = accounts[Who.Number] = Guid.NewGuid();
        if (Database is { } etude)
            await etude.Does("insert into auth.users (id, email, email_confirmed_at, raw_user_meta_data, raw_app_meta_data, created_at) values ($1, $2, now(), $3::text::jsonb, $4::text::jsonb, now())",
                id, Who.Email, Who.Metadata().ToJsonString(), StandInPerson.App().ToJsonString());
        return id;
    }

    private sealed record FlowState(string? Challenge, string? Method, Uri RedirectTo, DateTimeOffset Made)
    {
        public Guid User { get; init; }
        public StandInPerson? Person { get; init; }
    }
}
