using System.Text.Json;

namespace Etude.Features.Doctor;

/// <summary>Whether people could sign in.</summary>
internal static class LookAtSignIn
{
    private const int MostBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>On this machine, by a name and an e-mail address.</summary>
    public static Finding Local(bool isLoopback) => isLoopback
        ? Finding.Note("sign_in", "People sign in by a name and an e-mail address, without a password: whoever uses this machine may be anybody.", "for more than one person, let them sign in with Supabase or GitHub (docs/operating.md).")
        : Finding.Fault("sign_in", "Local sign-in has no password, and Etude listens for others too, so it refuses to start.", "set ETUDE_URL to a loopback address, or let people sign in with Supabase or GitHub.");

    /// <summary>At GitHub; a setting that is missing has stopped the doctor already.</summary>
    public static Finding GitHub() => Finding.Ok("sign_in", "People sign in with GitHub; the client's ID and secret are set.");

    /// <summary>Asks a project for the keys that its tokens are signed with.</summary>
    /// <param name="project">Its address.</param>
    /// <param name="hasSecret">Whether the secret of an old project is set.</param>
    public static Task<Finding> Supabase(Uri project, bool hasSecret, CancellationToken cancel) => Supabase(project, hasSecret, Patience, cancel);

    internal static async Task<Finding> Supabase(Uri project, bool hasSecret, TimeSpan patience, CancellationToken cancel)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = patience, MaxResponseContentBufferSize = MostBytes };
        try
        {
            using var answer = await http.GetAsync(new Uri(project, "/auth/v1/.well-known/jwks.json"), cancel);
            if (!answer.IsSuccessStatusCode)
                return Away($"answers {(int)answer.StatusCode}");
            using var keys = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
            var count = keys.RootElement.ValueKind == JsonValueKind.Object && keys.RootElement.TryGetProperty("keys", out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : -1;
            return Judge(count, hasSecret);
        }
        catch (HttpRequestException)
        {
            return Away("does not answer");
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Away($"does not answer within {patience.TotalSeconds:0} seconds");
        }
        catch (JsonException)
        {
            return Judge(-1, hasSecret);
        }
    }

    /// <param name="keys">How many signing keys the project shows; negative where it showed something else.</param>
    internal static Finding Judge(int keys, bool hasSecret) => (keys, hasSecret) switch
    {
        ( < 0, _) => Away("does not answer as Supabase does"),
        (0, false) => Finding.Fault("sign_in", "The Supabase project shows no signing key, so its tokens are signed by a secret, and that is not set.", "move the project to signing keys (Project Settings, JWT Keys), or set SUPABASE_JWT_SECRET."),
        (0, true) => Finding.Ok("sign_in", "People sign in with Supabase, whose tokens are signed by the secret that is set."),
        _ => Finding.Ok("sign_in", $"People sign in with Supabase, which answers and shows {keys} signing key{(keys == 1 ? "" : "s")}."),
    };

    private static Finding Away(string how) => Finding.Fault("sign_in", $"The address in SUPABASE_URL {how}, so nobody can sign in.", "copy the project's address again (Project Settings, Data API); a paused project is woken in the dashboard.");
}
