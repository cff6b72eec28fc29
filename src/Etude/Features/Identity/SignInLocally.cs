using System.Net.Mail;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Npgsql;

namespace Etude.Features.Identity;

/// <summary>Signs in by e-mail alone, for an Etude that only this machine can reach. The first time makes the account.</summary>
public static class SignInLocally
{
    private const string ClosedAccount = "This account is closed. Whoever runs this Etude can say more.";

    public static async Task<IResult> Handle(HttpContext http, FormFields form, PageContext page, Db db, TimeProvider clock, CancellationToken cancel)
    {
        var email = form.Text("email", 1000).Trim();
        var name = form.Text("display_name", 1000).Trim();
        var next = ReturnPath.Safe(form.Text("next", 2000));
        if (Mistake(email, name) is { } mistake)
            return page.Show<SignInPage>("Error: Sign in", new ShowSignIn.View(email, name, next, mistake), status: StatusCodes.Status422UnprocessableEntity);

        var zone = Zones.Find(form.Text("tz", 1000))?.Id;
        var fresh = Guid.CreateVersion7(clock.GetUtcNow());
        var begun = await BeginOnce(http, db, fresh, email, name, zone, cancel);
        if (begun.IsRefused)
            return page.Show<SignInPage>("Error: Sign in", new ShowSignIn.View(email, name, next, ClosedAccount), status: StatusCodes.Status403Forbidden);
        await http.SignIn(begun, email);
        return SeeOther.At(begun.Person == fresh && next == ReturnPath.Today ? ReturnPath.FirstSteps : next);
    }

    /// <summary>Two first sign-ins at the same moment both try to make the account; the second then finds it.</summary>
    private static async Task<BegunSignIn> BeginOnce(HttpContext http, Db db, Guid fresh, string email, string name, string? zone, CancellationToken cancel)
    {
        try
        {
            return await Begin(http, db, fresh, email, name, zone, cancel);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return await Begin(http, db, fresh, email, name, zone, cancel);
        }
    }

    private static async Task<BegunSignIn> Begin(HttpContext http, Db db, Guid fresh, string email, string name, string? zone, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        FindOrMake(batch, fresh, email, name, zone);
        var begun = SignIns.Begin(batch, http, SignInWay.Local);
        await batch.Run(cancel);
        return begun;
    }

    /// <summary>The account with this e-mail, made where there is none.</summary>
    public static async Task<Guid> FindOrMake(Db db, string email, string name, string? zone, CancellationToken cancel)
    {
        await using var batch = db.AsService();
        var id = FindOrMake(batch, Guid.CreateVersion7(batch.Now), email, name, zone);
        await batch.Run(cancel);
        return id.Value;
    }

    /// <summary>The account with this e-mail. Inserting the <c>auth.users</c> row lets the trigger make the rest; <see cref="SignIns"/> reads the id that is noted.</summary>
    /// <param name="fresh">The id of the account if there is none yet.</param>
    private static Pending<Guid> FindOrMake(Batch batch, Guid fresh, string email, string name, string? zone)
    {
        var id = batch.One<Guid>("""
            with known as (
                update auth.users set last_sign_in_at = @now where lower(email) = lower(@email) returning id
            ), made as (
                insert into auth.users (id, email, raw_user_meta_data, raw_app_meta_data, created_at, last_sign_in_at)
                select @id, lower(@email), @metadata, '{"provider": "local", "providers": ["local"]}', @now, @now
                where not exists (select from auth.users where lower(email) = lower(@email))
                returning id
            )
            select set_config('etude.signs_in', id::text, true)::uuid from (select id from known union all select id from made) as account
            """, new { id = fresh, email, metadata = Metadata(email, name) });
        batch.Do("""
            update users set settings_json = settings_json || jsonb_build_object('tz', @zone)
            where id = (select id from auth.users where lower(email) = lower(@email)) and @zone is not null and not settings_json ? 'tz'
            """, new { email, zone });
        return id;
    }

    private static JsonMap<string> Metadata(string email, string name) =>
        name.Length == 0 ? new JsonMap<string> { ["email"] = email } : new JsonMap<string> { ["email"] = email, ["full_name"] = name };

    /// <summary>What is wrong with an e-mail address or a name; null when nothing is.</summary>
    internal static string? Mistake(string email, string name) =>
        email.Length is 0 or > 254 || !MailAddress.TryCreate(email, out var address) || address.Address != email || email.Any(char.IsControl)
            ? "Enter an e-mail address, such as ada@example.org."
        : name.Length > 80 || name.Any(char.IsControl) ? "Enter a name of at most 80 characters, without line breaks."
        : null;
}
