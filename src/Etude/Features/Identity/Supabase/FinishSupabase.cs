using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Etude.Features.Identity.Supabase;

/// <summary>The browser is back from Supabase, with a code or an error: somebody is signed in, or the sign-in page says why not.</summary>
public sealed class FinishSupabase(
    FlowCookies flows, SupabaseAuth auth, AccessTokens tokens, KeptSessions sessions, Db db, ILogger<FinishSupabase> log)
{
    private const int LongestCode = 200;

    /// <summary>The trigger made the person within this flow; a little more, since two clocks measure it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public static Task<IResult> Handle(
        HttpContext http, FinishSupabase finish, string? code, string? flow, string? error, [FromQuery(Name = "error_code")] string? errorCode, CancellationToken cancel) =>
        finish.Handle(http, flow, code, errorCode ?? error, cancel);

    private async Task<IResult> Handle(HttpContext http, string? id, string? code, string? error, CancellationToken cancel)
    {
        var flow = flows.Take(http, id);
        try
        {
            if (error is not null)
                throw new SignInException(error);
            // Whoever is in already has come here by the Back button or twice.
            if (flow is null && http.User.Identity?.IsAuthenticated == true)
                return SeeOther.At(ReturnPath.Today);
            return await SignIn(http, flow ?? throw new SignInException(SignInProblem.LostCookie), code, cancel);
        }
        catch (SignInException failure)
        {
            return RefuseSignIn.At(http, failure, flow?.Next);
        }
    }

    private async Task<IResult> SignIn(HttpContext http, Flow flow, string? code, CancellationToken cancel)
    {
        if (flows.IsLate(flow))
            throw new SignInException(SignInProblem.Late);
        if (code is not { Length: > 0 and <= LongestCode } || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            throw new SignInException(SignInProblem.BadCallback);
        var session = await auth.Exchange(code, flow.Verifier, cancel);
        if (await tokens.Person(session.AccessToken, cancel) is var person && person != session.User)
            throw new SignInException(SignInProblem.BadToken);
        var (begun, isNew) = await Begin(http, flow, session, cancel);
        if (begun.IsRefused)
            throw new SignInException(SignInProblem.Closed);
        await http.SignIn(begun, session.GitHub?.VouchedEmail ?? "");
        log.LogInformation("{Person} signed in with Supabase", person);
        return SeeOther.At(isNew && flow.Next == ReturnPath.Today ? ReturnPath.FirstSteps : flow.Next);
    }

    /// <summary>Everything that a sign-in writes, in one batch. Whether the account is new is asked of the database, whose trigger made it.</summary>
    private async Task<(BegunSignIn, bool IsNew)> Begin(HttpContext http, Flow flow, SupabaseSession session, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        // Whoever signed up to the project before it had Etude's trigger has no row yet.
        batch.Do("insert into users (id, settings_json) values (@id, @settings) on conflict (id) do nothing", new { id = session.User, settings = Settings(session) });
        batch.Do("""
            update users set settings_json = settings_json || jsonb_build_object('tz', @zone)
            where id = @id and @zone is not null and not settings_json ? 'tz'
            """, new { id = session.User, zone = flow.Zone });
        var isNew = batch.One<bool>("select created_at > now() - make_interval(secs => @seconds) from users where id = @id",
            new { id = session.User, seconds = (batch.Now - flow.Begun + Margin).TotalSeconds });
        var begun = SignIns.Begin(batch, http, SignInWay.Supabase, session.User);
        sessions.Keep(batch, begun.Id, session);
        try
        {
            await batch.Run(cancel);
        }
        catch (PostgresException elsewhere) when (elsewhere.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new SignInException(SignInProblem.OtherDatabase);
        }

        return (begun, isNew.Value);
    }

    private static JsonMap<string> Settings(SupabaseSession session) => new(
        ((string, string?)[])[("display_name", session.GitHub?.Name), ("email", session.GitHub?.Email)] is var said
            ? said.Where(s => s.Item2 is { Length: > 0 and <= 120 }).Select(s => KeyValuePair.Create(s.Item1, s.Item2!)) : []);
}
