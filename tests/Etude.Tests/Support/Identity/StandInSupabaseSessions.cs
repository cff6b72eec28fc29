using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Etude.Tests.Support.Identity;

/// <summary>What the app itself asks of Auth: sessions for codes and for refresh tokens, and their end.</summary>
public sealed partial class StandInSupabase
{
    private async Task Token(HttpContext http, string? grant_type)
    {
        if (Due() is { } fault)
        {
            await (fault is Fault.Refusal refusal ? Error(http, refusal.Of, refusal.Code).ExecuteAsync(http) : fault.Happen(http));
            return;
        }

        var body = http.Request.Headers["apikey"] == PublishableKey ? (await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted))!.AsObject() : [];
        await (grant_type switch
        {
            "pkce" => Exchange(http, (string?)body["auth_code"], (string?)body["code_verifier"]),
            "refresh_token" => Refresh(http, (string?)body["refresh_token"]),
            _ => Error(http, 400, "validation_failed"),
        }).ExecuteAsync(http);
    }

    private IResult Exchange(HttpContext http, string? code, string? verifier)
    {
        if (string.IsNullOrEmpty(code) || string.IsNullOrEmpty(verifier))
            return Error(http, 400, "validation_failed");
        Verifiers.Add(verifier);
        if (!flows.TryGetValue(code, out var flow) || flow.Person is null)
            return Error(http, 404, "flow_state_not_found");
        if (Clock.GetUtcNow() - flow.Made > FlowLife)
            return Error(http, 422, "flow_state_expired");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        if (flow.Challenge != (flow.Method == "plain" ? verifier : hash))
            return Error(http, 400, "bad_code_verifier");
        return flows.TryRemove(code, out _) ? Session(Opens(flow.User, flow.Person)) : Error(http, 404, "flow_state_not_found");
    }

    private IResult Refresh(HttpContext http, string? token)
    {
        if (string.IsNullOrEmpty(token))
            return Results.Json(new { error = "invalid_request", error_description = "refresh_token required" }, statusCode: 400);
        if (sessions.FirstOrDefault(s => s.Knows(token)) is not { } session)
            return Error(http, 400, "refresh_token_not_found");
        return session.Use(token) is { } refusal ? Error(http, 400, refusal) : Session(session);
    }

    private IResult Session(StandInSession session)
    {
        var claims = ClaimsOf(session.User, session.Person, session.Id);
        Claims?.Invoke(claims);
        return Results.Json(new JsonObject
        {
            ["access_token"] = Press.Press(claims), ["token_type"] = "bearer", ["expires_in"] = (int)TokenLife.TotalSeconds, ["expires_at"] = (long)claims["exp"]!,
            ["refresh_token"] = session.Active, ["user"] = User(session), ["provider_token"] = "gho_stand-in",
        });
    }

    private static JsonObject User(StandInSession session) => new()
    {
        ["id"] = session.User.ToString(), ["aud"] = "authenticated", ["role"] = "authenticated", ["email"] = session.Person.Email, ["app_metadata"] = StandInPerson.App(), ["user_metadata"] = session.Person.Metadata(),
        ["identities"] = new JsonArray(new JsonObject { ["provider"] = "github", ["id"] = $"{session.Person.Number}", ["identity_data"] = session.Person.Metadata() }),
    };

    private async Task Logout(HttpContext http, string? scope)
    {
        if (Due() is { } fault)
        {
            await (fault is Fault.Refusal refusal ? Error(http, refusal.Of, refusal.Code).ExecuteAsync(http) : fault.Happen(http));
            return;
        }

        var bearer = http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        await EndOf(http, bearer, scope ?? "global").ExecuteAsync(http);
    }

    private IResult EndOf(HttpContext http, string bearer, string scope)
    {
        if (bearer.Split('.') is not [_, var packed, _])
            return Error(http, 401, "no_authorization");
        var claims = JsonNode.Parse(WebEncoders.Base64UrlDecode(packed))!;
        if ((long)claims["exp"]! <= Clock.GetUtcNow().ToUnixTimeSeconds())
            return Error(http, 403, "bad_jwt");
        if (sessions.FirstOrDefault(s => s.Over is null && s.Id.ToString() == (string?)claims["session_id"]) is not { } mine)
            return Error(http, 403, "session_not_found");
        foreach (var session in sessions.Where(s => s.User == mine.User && (scope == "global" || (s == mine) == (scope == "local"))))
            session.Over = "session_not_found";
        return Results.NoContent();
    }

    /// <summary>By code for those who ask for it, else by status; the header has it in both.</summary>
    private static IResult Error(HttpContext http, int status, string code)
    {
        http.Response.Headers["x-sb-error-code"] = code;
        return http.Request.Headers["X-Supabase-Api-Version"] == "2024-01-01"
            ? Results.Json(new { code, message = "What went wrong, in their words" }, statusCode: status)
            : Results.Json(new { code = status, error_code = code, msg = "What went wrong, in their words" }, statusCode: status);
    }
}
