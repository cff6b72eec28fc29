using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Etude.Platform.Configuration;

namespace Etude.Features.Identity.Supabase;

/// <summary>
/// The project's Auth server, over HTTP. Errors are told apart by their codes, never by their words; redirects are not followed, because tokens
/// go only where the operator said.
/// </summary>
public sealed class SupabaseAuth : IDisposable
{
    /// <summary>Far more than a session or a set of keys.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>Names its errors by code; without it a status stands in the code's place.</summary>
    private const string Version = "2024-01-01";

    private readonly HttpClient http;
    private readonly SupabaseSettings settings;

    public SupabaseAuth(SupabaseSettings settings)
    {
        this.settings = settings;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = settings.Auth, Timeout = settings.Patience, MaxResponseContentBufferSize = MostBytes,
        };
        http.DefaultRequestHeaders.Add("apikey", settings.PublishableKey);
        http.DefaultRequestHeaders.Add("X-Supabase-Api-Version", Version);
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Etude", null));
    }

    /// <summary>Where a browser goes to sign in with GitHub. Both fields of the challenge: without them tokens would come back in an address.</summary>
    /// <param name="callback">Our own address that the browser comes back to.</param>
    public Uri Authorize(Uri callback, string challenge) => new(settings.Auth,
        $"authorize?provider=github&redirect_to={Uri.EscapeDataString(callback.AbsoluteUri)}&code_challenge={challenge}&code_challenge_method=s256");

    /// <summary>A session for the code of a callback. The code is good once.</summary>
    /// <exception cref="SignInException">There is none; says why.</exception>
    public async Task<SupabaseSession> Exchange(string code, string verifier, CancellationToken cancel) =>
        SupabaseSession.Read(await Ask(Post("token?grant_type=pkce", new() { ["auth_code"] = code, ["code_verifier"] = verifier }), cancel));

    /// <summary>The next session for a refresh token, which is good once.</summary>
    /// <exception cref="SignInException">There is none; says why.</exception>
    public async Task<SupabaseSession> Refresh(string refreshToken, CancellationToken cancel) =>
        SupabaseSession.Read(await Ask(Post("token?grant_type=refresh_token", new() { ["refresh_token"] = refreshToken }), cancel));

    /// <summary>Ends one session. Said in so many words: without the scope it would be all of the person's, on every device.</summary>
    /// <exception cref="SignInException">It was not ended; says why.</exception>
    public async Task SignOut(string accessToken, CancellationToken cancel)
    {
        var request = Post("logout?scope=local", []);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        await Ask(request, cancel);
    }

    /// <summary>The set of the project's signing keys, as JSON.</summary>
    /// <exception cref="SignInException">It could not be had; says why.</exception>
    public async Task<JsonElement> Keys(CancellationToken cancel) => await Ask(new HttpRequestMessage(HttpMethod.Get, ".well-known/jwks.json"), cancel);

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Post(string path, JsonObject body) =>
        new(HttpMethod.Post, path) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private async Task<JsonElement> Ask(HttpRequestMessage request, CancellationToken cancel)
    {
        using (request)
        {
            using var response = await Send(request, cancel);
            var body = await response.Content.ReadAsStringAsync(cancel);
            if (!response.IsSuccessStatusCode)
                throw new SignInException(CodeOf(response, Read(body)), Wait(response));
            return response.StatusCode == HttpStatusCode.NoContent ? default : Read(body) ?? throw new SignInException(SignInProblem.Unreadable);
        }
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SignInException(SignInProblem.Slow);
        }
        catch (HttpRequestException)
        {
            throw new SignInException(SignInProblem.Down);
        }
    }

    /// <summary>The code stands in a header, or in the body under one of three names, by version and age.</summary>
    private static string CodeOf(HttpResponseMessage response, JsonElement? body)
    {
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            return SignInProblem.TooMany;
        var said = response.Headers.TryGetValues("x-sb-error-code", out var values) ? values.FirstOrDefault() : Text(body, "error_code") ?? Text(body, "code") ?? Text(body, "error");
        return said is { Length: > 0 and <= 64 } && said.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? said
            : (int)response.StatusCode >= 500 ? SignInProblem.Down
            : "no_authorization";
    }

    private static string? Text(JsonElement? body, string name) =>
        body is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan? Wait(HttpResponseMessage response) => response.Headers switch
    {
        { RetryAfter.Delta: { } delta } => delta,
        { RetryAfter.Date: { } instant, Date: { } now } when instant > now => instant - now,
        _ => null,
    };

    private static JsonElement? Read(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
