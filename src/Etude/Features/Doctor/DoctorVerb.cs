using Etude.Features.Today;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Npgsql;

namespace Etude.Features.Doctor;

/// <summary>What the operator asked of the doctor.</summary>
/// <param name="Json">One JSON object instead of words.</param>
/// <param name="Sessions">Compare the totals of all days, however long it takes, and list those that differ.</param>
/// <param name="Mend">Correct them too.</param>
public sealed record DoctorRequest(bool Json, bool Sessions, bool Mend);

/// <summary><c>bin/etude doctor</c>: what an operator needs to know about this Etude and its database, with a remedy for each fault.</summary>
public sealed class DoctorVerb
{
    /// <summary>How long the totals may be compared in passing.</summary>
    private static readonly TimeSpan InPassing = TimeSpan.FromSeconds(5);

    private readonly EtudeSettings settings;
    private readonly TimeProvider clock;
    private readonly CancellationToken cancel;
    private readonly List<Finding> findings = [];
    private IReadOnlyList<DayDifference> differences = [];

    private DoctorVerb(EtudeSettings settings, TimeProvider clock, CancellationToken cancel) =>
        (this.settings, this.clock, this.cancel) = (settings, clock, cancel);

    /// <summary>Looks at everything and writes what it found.</summary>
    /// <returns>0 nothing is wrong, 1 there are faults, 3 the database cannot be reached.</returns>
    /// <exception cref="PlainException">DATABASE_URL makes no sense; exit code 2.</exception>
    public static async Task<int> Run(EtudeSettings settings, DoctorRequest request, TimeProvider clock, TextWriter output, CancellationToken cancel)
    {
        var report = await new DoctorVerb(settings, clock, cancel).Examine(request);
        if (request.Json)
        {
            await output.WriteLineAsync(report.ToJson());
            return report.ExitCode;
        }

        foreach (var line in report.Lines())
            await output.WriteLineAsync(line);
        foreach (var day in request.Sessions ? report.SessionDifferences : [])
            await output.WriteLineAsync($"{day.Day:yyyy-MM-dd} of {day.UserId}: {string.Join("; ", day.Totals)}");
        return report.ExitCode;
    }

    private async Task<DoctorReport> Examine(DoctorRequest request)
    {
        var (reached, finding) = await ReachDatabase.Try(settings, cancel);
        findings.Add(finding);
        DatabaseFacts? facts = null;
        if (reached is not null)
            await using (reached)
                facts = await ExamineDatabase(reached, request);
        else
            await Note("content", async () => JudgeHouse.Content(await LookAtDatabase.Content(null, settings.ContentFolder, cancel)));
        await ExamineHouse();
        return new DoctorReport(findings, reached is not null || finding.Weight != Weight.Fault)
        {
            RoundTripMs = facts is null ? null : Math.Round(facts.RoundTrip.TotalMilliseconds, 2),
            ServerVersion = facts?.Version.ToString(),
            SessionDifferences = differences,
        };
    }

    private async Task<DatabaseFacts?> ExamineDatabase(ReachDatabase database, DoctorRequest request)
    {
        DatabaseFacts? facts = null;
        await Note("version", async () => JudgeDatabase.Version((facts = await LookAtDatabase.Facts(database, clock, cancel)).Version));
        if (facts is null)
            return null;
        findings.Add(JudgeDatabase.Tls(facts.Wire));
        findings.Add(JudgeDatabase.RoundTrip(facts.RoundTrip));
        findings.Add(JudgeDatabase.Clock(facts.ClockAhead, facts.RoundTrip));
        findings.Add(JudgeDatabase.Pooler(database.Given?.Pooler ?? PoolerMode.None, database.Pooler));
        var isMigrated = false;
        await Note("migrations", async () =>
        {
            var migrations = await LookAtDatabase.Migrations(database, settings.MigrationsFolder, cancel);
            isMigrated = migrations.Missing.Count == 0;
            return JudgeDatabase.Migrations(migrations);
        });
        findings.Add(JudgeDatabase.RowSecurity(facts.Tables));
        findings.Add(JudgeDatabase.Roles(facts.Roles, facts.Login, facts.IsSupabase));
        var db = isMigrated ? new Db(database.App, clock) : null;
        await Note("content", async () => JudgeHouse.Content(await LookAtDatabase.Content(db, settings.ContentFolder, cancel)));
        if (db is not null)
        {
            await Note("queue", async () => JudgeDatabase.Queue(await LookAtDatabase.Queue(db, cancel), await LookAtDatabase.IsServed(database, cancel)));
            await Note("sessions", () => Sessions(db, request));
        }

        findings.Add(JudgeHouse.Data(facts.DataDirectory, facts.Bytes));
        return facts;
    }

    private async Task ExamineHouse()
    {
        await Note("browser_files", () => Task.FromResult(BrowserFiles()));
        await Note("sign_in", SignIn);
        await Note("model", Model);
        var place = Existing(settings.Home);
        await Note("disk", () => Task.FromResult(JudgeHouse.Disk(place, new DriveInfo(place).AvailableFreeSpace)));
    }

    private async Task<Finding> Sessions(Db db, DoctorRequest request)
    {
        await using var batch = db.AsService();
        var found = request.Mend ? RecountDays.Mend(batch) : RecountDays.Compare(batch, request.Sessions ? null : InPassing);
        try
        {
            await batch.Run(cancel);
        }
        catch (PostgresException late) when (late.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return JudgeHouse.Sessions(null, mended: false);
        }

        differences = found.Value;
        return JudgeHouse.Sessions(differences.Count, request.Mend);
    }

    private Task<Finding> SignIn() => settings switch
    {
        { Supabase: { } project } => LookAtSignIn.Supabase(project.Url, project.JwtSecret is not null, cancel),
        { SignIn: SignInWay.GitHub } => Task.FromResult(LookAtSignIn.GitHub()),
        _ => Task.FromResult(LookAtSignIn.Local(settings.ListensOnLoopback)),
    };

    private async Task<Finding> Model()
    {
        var model = settings.Model;
        var isOff = File.Exists(Path.Combine(settings.Home, LanguageModel.OffSwitch));
        var pulse = model.IsConfigured && !isOff ? await ModelPulse.Feel(model, clock, cancel) : null;
        return JudgeHouse.Model(model.IsConfigured ? model.ToString() : "", isOff, pulse);
    }

    private Finding BrowserFiles()
    {
        _ = new Assets(settings.AssetsFolder);
        return Finding.Ok("browser_files", "Styles and scripts are built.");
    }

    /// <summary>Looks, judges and notes; what cannot be looked at is a fault with its reason.</summary>
    private async Task Note(string check, Func<Task<Finding>> look)
    {
        try
        {
            findings.Add(await look());
        }
        catch (PlainException fault)
        {
            // The sentence of such a fault says what to do.
            findings.Add(new Finding(check, Weight.Fault, fault.Message));
        }
        catch (NpgsqlException failure)
        {
            var says = failure is PostgresException refusal ? refusal.MessageText : failure.Message;
            findings.Add(Finding.Fault(check, $"This could not be looked at: {says.TrimEnd('.')}.", "mend what is named above first, then ask again."));
        }
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;
        return folder;
    }
}
