using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace Etude.Tests.Support.Identity;

/// <summary>A stand-in for GitHub as a company runs it: OAuth for web apps with PKCE, and the two questions of its API. Errors of the exchange come with 200.</summary>
public sealed class StandInGitHub : StandIn
{
    public const string ClientId = "Iv1.stand-in";
    public const string ClientSecret = "stand-in-0123456789abcdef-secret";

    private readonly ConcurrentDictionary<string, (string Challenge, string Callback, StandInPerson Who)> codes = new();
    private readonly ConcurrentDictionary<string, StandInPerson> tokens = new();

    /// <summary>What it gave out so far: codes and tokens.</summary>
    public IEnumerable<string> Secrets => codes.Keys.Concat(tokens.Keys);

    public static async Task<StandInGitHub> Start()
    {
        var standIn = new StandInGitHub();
        await standIn.Listen();
        return standIn;
    }

    public GitHubSettings Settings(double patience = 30) => new() { ClientId = ClientId, ClientSecret = ClientSecret, Url = Address, Patience = TimeSpan.FromSeconds(patience) };

    public override Task<Uri> SaysYes(string authorize) => Goes(new(Address, $"/login/oauth/yes{new Uri(authorize).Query}"));

    public override Task<Uri> SaysNo(string authorize) => Goes(new(Address, $"/login/oauth/no{new Uri(authorize).Query}"));

    protected override void Map(IEndpointRouteBuilder server)
    {
        server.MapGet("/login/oauth/authorize", (HttpContext http) => AsksPerson($"/login/oauth/yes{http.Request.QueryString}", $"/login/oauth/no{http.Request.QueryString}"));
        server.MapGet("/login/oauth/yes", (string client_id, string redirect_uri, string state, string scope, string code_challenge, string code_challenge_method) =>
        {
            Assert.Equal((ClientId, "read:user user:email", "S256"), (client_id, scope, code_challenge_method));
            var code = Guid.NewGuid().ToString("N")[..20];
            codes[code] = (code_challenge, redirect_uri, Who);
            return Results.Redirect(QueryHelpers.AddQueryString(redirect_uri, new Dictionary<string, string?> { ["code"] = code, ["state"] = state }));
        });
        server.MapGet("/login/oauth/no", (string redirect_uri, string state) => Results.Redirect(QueryHelpers.AddQueryString(redirect_uri,
            new Dictionary<string, string?> { ["error"] = "access_denied", ["error_description"] = "The user has denied your application access.", ["state"] = state })));
        server.MapPost("/login/oauth/access_token", Token);
        server.MapGet("/api/v3/user", User);
        server.MapGet("/api/v3/user/emails", Emails);
    }

    private async Task Token(HttpContext http) => await Answer(http, await Exchange(http));

    private Task User(HttpContext http) => Answer(http, Asked(http, who => new JsonObject
    {
        ["id"] = who.Number, ["login"] = who.Login, ["name"] = who.Name.Length > 0 ? who.Name : null, ["avatar_url"] = who.Picture, ["email"] = null,
    }));

    private Task Emails(HttpContext http) => Answer(http, Asked(http, who => new JsonArray(
        new JsonObject { ["email"] = "old@example.org", ["primary"] = false, ["verified"] = true, ["visibility"] = null },
        new JsonObject { ["email"] = who.Email, ["primary"] = true, ["verified"] = who.Verified, ["visibility"] = "private" })));

    private Task Answer(HttpContext http, IResult answer) => Due() is { } fault ? fault.Happen(http) : answer.ExecuteAsync(http);

    private async Task<IResult> Exchange(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        Verifiers.Add(form["code_verifier"].ToString());
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
            return Error("incorrect_client_credentials");
        if (!codes.TryRemove(form["code"].ToString(), out var flow))
            return Error("bad_verification_code");
        if (form["redirect_uri"] != flow.Callback)
            return Error("redirect_uri_mismatch");
        if (WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != flow.Challenge)
            return Error("bad_verification_code");
        var token = $"gho_{Guid.NewGuid():N}";
        tokens[token] = flow.Who;
        return Results.Json(new { access_token = token, scope = "read:user,user:email", token_type = "bearer" });
    }

    private IResult Asked(HttpContext http, Func<StandInPerson, JsonNode> answer) =>
        http.Request.Headers.UserAgent.Count > 0 && tokens.TryGetValue(http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), out var who)
            ? Results.Json(answer(who))
            : Results.Json(new { message = "Bad credentials", documentation_url = "https://docs.github.com/rest" }, statusCode: 401);

    private static IResult Error(string code) => Results.Json(new { error = code, error_description = "What went wrong, in their words", error_uri = "https://docs.github.com" });
}
