using Etude.Features.Identity;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;
using Npgsql;

namespace Etude.Features.Demo;

/// <summary><c>bin/etude demo</c>: fills a local account with a history of sixteen weeks, for looking at.</summary>
public static class DemoVerb
{
    public const string Email = "demo@example.org";
    public const int Seed = 1;

    /// <exception cref="PlainException">The database is not on this machine, people sign in another way, or the account has a history.</exception>
    public static async Task<int> Run(EtudeSettings settings, string email, int seed, bool replace, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        DemandLocal(settings);
        if (SignInLocally.Mistake(email, "") is { } mistake)
            throw new PlainException(mistake, 2);
        await using var database = await AppDatabase.Open(settings, "demo", alone: false, cancel);
        foreach (var fault in (await ContentSync.Run(new Db(database.App, TimeProvider.System), settings.ContentFolder, cancel)).Mistakes)
            await errors.WriteLineAsync(fault.ToString());
        var zone = TimeZoneInfo.Local.HasIanaId ? Zones.Find(TimeZoneInfo.Local.Id)?.Id : null;
        var told = await Fill(database.App, ContentFiles.Read(settings.ContentFolder), email, seed, replace, TimeProvider.System, zone, cancel);
        await output.WriteLineAsync($"{email} now has sixteen weeks of history: {told.Attempts} attempts at {told.Problems} problems on {told.Days} days, up to yesterday.");
        await output.WriteLineAsync($"Start bin/etude and sign in with {email}; a name is not needed.");
        return 0;
    }

    /// <summary>Makes the account and its history.</summary>
    /// <param name="replace">Deletes an account of this e-mail first, with everything in it.</param>
    /// <param name="zone">The zone of a new account; null for UTC.</param>
    /// <exception cref="PlainException">The account has a history, and is not to be replaced.</exception>
    public static async Task<DemoCounts> Fill(
        NpgsqlDataSource source, ContentFiles content, string email, int seed, bool replace, TimeProvider time, string? zone, CancellationToken cancel)
    {
        var db = new Db(source, time);
        if (replace)
            await ForgetAccount.Of(db, email, cancel);
        var me = await SignInLocally.FindOrMake(db, email, "Robin", zone, cancel);
        if (await HasHistory(db, me, cancel))
            throw new PlainException($"{email} has a history already, and a made-up one would mix with it. Name another e-mail with --email, or delete that account with everything in it by --replace.", 1);
        return await DemoStory.Tell(source, content, me, (ulong)(uint)seed, time.GetUtcNow(), cancel);
    }

    private static void DemandLocal(EtudeSettings settings)
    {
        if (settings.DatabaseUrl is { } url && DatabaseUrl.Parse(url, settings.Root) is { IsNear: false } far)
            throw new PlainException($"bin/etude demo only writes into a database on this machine, and DATABASE_URL leads to {far.Display}. For one run with Etude's own: DATABASE_URL= bin/etude demo", 2);
        if (settings.SignIn != SignInWay.Local)
            throw new PlainException($"bin/etude demo makes an account for local sign-in, and this Etude signs people in through {settings.SignIn}. Nobody could open it; unset ETUDE_AUTH, SUPABASE_URL and GITHUB_CLIENT_ID first.", 2);
    }

    private static async Task<bool> HasHistory(Db db, Guid me, CancellationToken cancel)
    {
        await using var batch = db.As(me);
        var any = batch.One<bool>("""
            select exists (select from attempts where user_id = @me) or exists (select from sessions where user_id = @me)
                or exists (select from content_progress where user_id = @me) or exists (select from writings where user_id = @me)
                or exists (select from reflections where user_id = @me) or exists (select from jds where user_id = @me)
                or exists (select from assessment_runs where user_id = @me) or exists (select from credentials where user_id = @me)
            """);
        await batch.Run(cancel);
        return any.Value;
    }
}
