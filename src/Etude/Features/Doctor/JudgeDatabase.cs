using System.Globalization;
using Etude.Platform.Postgres;

namespace Etude.Features.Doctor;

/// <summary>What the facts about the database mean, and what to do. Pure functions.</summary>
public static class JudgeDatabase
{
    private const int OldestMajor = 15;

    /// <summary>Leases of the queue are a minute long, by the clocks of the instances.</summary>
    private static readonly TimeSpan WorstClock = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan NoticedClock = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitsTooLong = TimeSpan.FromMinutes(10);

    private static readonly string[] Doors = ["anon", "authenticated", "service_role"];

    public static Finding Version(Version version) => version.Major >= OldestMajor
        ? Finding.Ok("version", $"Postgres {version}.")
        : Finding.Fault("version", $"Postgres {version} is too old: Etude needs {OldestMajor} or newer.", $"Upgrade the server to Postgres {OldestMajor} or newer; your host's manual says how.");

    public static Finding Tls(Wire wire) => wire switch
    {
        Wire.Local => Finding.Ok("tls", "The connection does not leave this machine."),
        Wire.Checked => Finding.Ok("tls", "The connection is encrypted, and the server's certificate is checked."),
        Wire.Encrypted => Finding.Note("tls", "The connection is encrypted, but nobody checks that it is your server that answers.",
            "add sslmode=verify-full and sslrootcert=FILE to DATABASE_URL, with the certificate that your host offers for download."),
        _ => Finding.Fault("tls", "The connection goes over the network in the clear: whoever is on the way reads the password and everything else.",
            "add sslmode=require to DATABASE_URL, and switch TLS on at the server if it refuses then."),
    };

    /// <summary>What a page costs here, and whether moving would help.</summary>
    public static Finding RoundTrip(TimeSpan roundTrip)
    {
        var ms = roundTrip.TotalMilliseconds;
        var page = $"A round trip takes {Ms(ms)} (median of 20). A page costs one, so it waits {Ms(ms)} for the database;";
        return ms switch
        {
            < 10 => Finding.Ok("round_trip", $"{page} a nearer region would not be felt."),
            < 60 => Finding.Ok("round_trip", $"{page} a nearer region would hardly be felt."),
            < 150 => Finding.Note("round_trip", $"{page} a nearer region would be felt.",
                "put the database into the region nearest to this app, or run the app nearer to the database. People's distance to the app matters less: only the app asks the database."),
            _ => Finding.Note("round_trip", $"{page} it is far away, perhaps across an ocean, and every page is slow for it.",
                "move the database into the region nearest to this app (a dump and a restore: docs/operating.md), or run the app beside the database."),
        };
    }

    public static Finding Clock(TimeSpan ahead, TimeSpan roundTrip)
    {
        var (skew, unsure) = (ahead.Duration(), roundTrip / 2);
        var says = $"The database's clock is {Seconds(skew)} {(ahead < TimeSpan.Zero ? "behind" : "ahead of")} this machine's.";
        const string remedy = "let both machines set their clocks by the network (timedatectl set-ntp true).";
        return (skew - unsure) switch
        {
            var sure when sure >= WorstClock => Finding.Fault("clock", says + " Jobs may be done twice and sign-ins be refused.", remedy),
            var sure when sure >= NoticedClock => Finding.Note("clock", says, remedy),
            _ => Finding.Ok("clock", "The database's clock and this machine's agree."),
        };
    }

    /// <param name="read">What DATABASE_URL's address says.</param>
    /// <param name="report">What was found by trying.</param>
    public static Finding Pooler(PoolerMode read, PoolerReport report)
    {
        if (report.Advice(read) is { } advice)
            return Finding.Note("pooler", $"{Word(read)} by its address, but {report.Because}. Etude goes by what it finds at a start.", advice);
        return Finding.Ok("pooler", $"{Word(report.Seen)}: {report.Because}.");

        static string Word(PoolerMode mode) => mode switch
        {
            PoolerMode.Transaction => "A transaction pooler",
            PoolerMode.Session => "A session pooler",
            _ => "No pooler",
        };
    }

    public static Finding Migrations(MigrationFacts facts) => facts switch
    {
        { Unknown.Count: > 0 } => Finding.Fault("migrations", $"The database is newer than this Etude: it has had {Names(facts.Unknown)}.", "update Etude (git pull), then start it."),
        { Edited.Count: > 0 } => Finding.Fault("migrations", $"Edited after the database had it: {Names(facts.Edited)}.", "git checkout migrations_pg; a change goes into a new file."),
        { Missing.Count: > 0 } => Finding.Fault("migrations", $"{facts.Missing.Count} of {facts.Known} are not applied: {Names(facts.Missing)}.", "bin/etude migrate, after a backup; bin/etude does it at its start too."),
        _ => Finding.Ok("migrations", $"All {facts.Known} are applied."),
    };

    /// <summary>Tables of <c>public</c>, and those of ours elsewhere that people's roles may touch.</summary>
    public static Finding RowSecurity(IReadOnlyList<TableFacts> tables)
    {
        var open = tables.Where(t => !t.HasRowSecurity).Select(t => t.Name).ToList();
        if (open.Count > 0)
            return Finding.Fault("rls", $"Row level security is off on {Names(open)}: everybody who signs in could read and write all of it, and through Supabase's Data API so could others.",
                string.Join(" ", open.Select(t => $"alter table {t} enable row level security;")));
        var shut = tables.Where(t => t.Policies == 0 && t.Name.StartsWith("public.", StringComparison.Ordinal)).Select(t => t.Name).ToList();
        if (shut.Count > 0)
            return Finding.Fault("rls", $"No policy is left on {Names(shut)}, so nobody sees their own rows there.", "restore the policies from migrations_pg, or the database from a backup.");
        return tables.Count == 0
            ? Finding.Fault("rls", "There are no tables yet.", "bin/etude migrate")
            : Finding.Ok("rls", $"Row level security is on, with policies, on all {tables.Count} tables.");
    }

    public static Finding Roles(IReadOnlyList<string> there, LoginFacts login, bool isSupabase)
    {
        if (Doors.Except(there).ToList() is { Count: > 0 } missing)
            return Finding.Fault("roles", $"There is no role {Names(missing)}.", "bin/etude migrate, as a user who may make roles.");
        if (!login.IsSuperuser && Doors.Except(login.MayTake).ToList() is { Count: > 0 } denied)
            return Finding.Fault("roles", $"The app signs in as {login.Name}, which may not become {Names(denied)}.", $"grant {string.Join(", ", denied)} to {login.Name};");
        if (!login.IsSuperuser && !login.BypassesPolicies)
            return Finding.Ok("roles", $"The app signs in as {login.Name}, which sees nothing by itself.");
        var power = login.IsSuperuser ? "is a superuser" : "may pass every policy (BYPASSRLS)";
        return Finding.Note("roles",
            $"The app signs in as {login.Name}, which {power}. Pages take a lesser role first, so policies hold; a mistake in Etude would be worse than it need be, and so would a stolen DATABASE_URL.",
            isSupabase
                ? "this is how Supabase makes its user postgres. Guard the connection string, and switch the Data API off."
                : "give the user in DATABASE_URL a password and connect directly, not through a pooler: then Etude signs in as etude_app, which sees nothing by itself.");
    }

    public static Finding Queue(QueueFacts queue, bool isServing)
    {
        if (queue.Oldest is { } age && age >= WaitsTooLong)
        {
            var says = $"{Count(queue.Waiting, "job waits", "jobs wait")}, the oldest for {Age(age)}: nobody does them.";
            const string remedy = "start Etude with ETUDE_JOBS above 0 somewhere on this database; its log says what goes wrong with jobs.";
            return isServing ? Finding.Fault("queue", says, remedy) : Finding.Note("queue", says, remedy);
        }

        if (queue.Failed > 0)
            return Finding.Note("queue", $"{Count(queue.Failed, "job", "jobs")} failed for good ({string.Join(", ", queue.FailedKinds)}).",
                "the app's log has the cause under the job's id; whoever asked for it may press Try again.");
        return Finding.Ok("queue", queue.Oldest is null ? "No job waits." : $"{Count(queue.Waiting, "job waits", "jobs wait")}, the oldest for {Age(queue.Oldest.Value)}.");
    }

    private static string Names(IReadOnlyList<string> names) => names.Count <= 6
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Age(TimeSpan age) => age switch
    {
        { TotalHours: >= 48 } => $"{(int)age.TotalDays} days",
        { TotalMinutes: >= 120 } => $"{(int)age.TotalHours} hours",
        { TotalSeconds: >= 120 } => $"{(int)age.TotalMinutes} minutes",
        _ => $"{(int)age.TotalSeconds} s",
    };

    private static string Ms(double ms) => ms < 10 ? $"{ms.ToString("0.0", CultureInfo.InvariantCulture)} ms" : $"{ms.ToString("0", CultureInfo.InvariantCulture)} ms";

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 120 ? $"{time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s" : Age(time);
}
