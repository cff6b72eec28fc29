using Etude.Features.Doctor;
using Etude.Platform.Models;
using Etude.Platform.Postgres;
using Etude.Tests.Support.Models;
using Npgsql;

namespace Etude.Tests.Features.Doctor;

/// <summary>What facts mean, and that every fault names its remedy.</summary>
public sealed class JudgeTests
{
    private static readonly string[] Doors = ["anon", "authenticated", "service_role"];
    private static readonly LoginFacts Modest = new() { Name = "etude_app", IsSuperuser = false, BypassesPolicies = false, MayTake = Doors };

    private static readonly DatabaseUrl Supabase = DatabaseUrl.Parse("postgres://postgres:secret@db.abc.supabase.co:5432/postgres", "/");

    public static TheoryData<Weight, string, Finding> Judged => new()
    {
        { Weight.Ok, "Postgres 15.0", JudgeDatabase.Version(new Version(15, 0)) },
        { Weight.Fault, "14.19 is too old", JudgeDatabase.Version(new Version(14, 19)) },
        { Weight.Ok, "does not leave this machine", JudgeDatabase.Tls(Wire.Local) },
        { Weight.Fault, "in the clear", JudgeDatabase.Tls(Wire.Open) },
        { Weight.WorthKnowing, "nobody checks", JudgeDatabase.Tls(Wire.Encrypted) },
        { Weight.Ok, "certificate is checked", JudgeDatabase.Tls(Wire.Checked) },
        { Weight.Ok, "waits 0.4 ms for the database; a nearer region would not be felt", JudgeDatabase.RoundTrip(TimeSpan.FromMilliseconds(0.4)) },
        { Weight.Ok, "hardly be felt", JudgeDatabase.RoundTrip(TimeSpan.FromMilliseconds(30)) },
        { Weight.WorthKnowing, "a nearer region would be felt", JudgeDatabase.RoundTrip(TimeSpan.FromMilliseconds(90)) },
        { Weight.WorthKnowing, "waits 252 ms for the database; it is far away", JudgeDatabase.RoundTrip(TimeSpan.FromMilliseconds(252)) },
        { Weight.Ok, "agree", JudgeDatabase.Clock(TimeSpan.FromSeconds(-4), TimeSpan.Zero) },
        { Weight.Ok, "agree", JudgeDatabase.Clock(TimeSpan.FromSeconds(5.2), TimeSpan.FromSeconds(0.5)) },
        { Weight.WorthKnowing, "30 s behind", JudgeDatabase.Clock(TimeSpan.FromSeconds(-30), TimeSpan.Zero) },
        { Weight.Fault, "3 minutes ahead of", JudgeDatabase.Clock(TimeSpan.FromSeconds(200), TimeSpan.Zero) },
        { Weight.Fault, "2 of 3 are not applied: b, c", JudgeDatabase.Migrations(new(3, ["b", "c"], [], [])) },
        { Weight.Fault, "Edited after the database had it: a", JudgeDatabase.Migrations(new(3, ["c"], ["a"], [])) },
        { Weight.Fault, "newer than this Etude: it has had z", JudgeDatabase.Migrations(new(3, [], ["a"], ["z"])) },
        { Weight.Fault, "off on public.a", JudgeDatabase.RowSecurity([Table("public.a", false, 3), Table("public.b", true, 1)]) },
        { Weight.Fault, "No policy is left on public.b", JudgeDatabase.RowSecurity([Table("public.b", true, 0)]) },
        { Weight.Ok, "on all 2 tables", JudgeDatabase.RowSecurity([Table("public.a", true, 1), Table("etude.keys", true, 0)]) },
        { Weight.Fault, "no tables yet", JudgeDatabase.RowSecurity([]) },
        { Weight.Ok, "etude_app, which sees nothing", JudgeDatabase.Roles(Doors, Modest, false) },
        { Weight.WorthKnowing, "superuser", JudgeDatabase.Roles(Doors, Modest with { Name = "postgres", IsSuperuser = true, MayTake = [] }, false) },
        { Weight.WorthKnowing, "BYPASSRLS", JudgeDatabase.Roles(Doors, Modest with { BypassesPolicies = true }, true) },
        { Weight.Fault, "no role anon", JudgeDatabase.Roles(Doors[1..], Modest, false) },
        { Weight.Fault, "may not become service_role", JudgeDatabase.Roles(Doors, Modest with { MayTake = Doors[..2] }, false) },
        { Weight.Ok, "A session pooler", JudgeDatabase.Pooler(PoolerMode.Session, new(PoolerMode.Session, "so it behaved")) },
        { Weight.WorthKnowing, "No pooler by its address, but two connections", JudgeDatabase.Pooler(PoolerMode.None, new(PoolerMode.Transaction, "two connections shared a server process")) },
        { Weight.Ok, "No job waits", JudgeDatabase.Queue(Queue(0, null), true) },
        { Weight.Ok, "1 job waits, the oldest for 5 s", JudgeDatabase.Queue(Queue(1, 5), true) },
        { Weight.Fault, "2 jobs wait, the oldest for 20 minutes: nobody", JudgeDatabase.Queue(Queue(2, 1200), true) },
        { Weight.WorthKnowing, "nobody does them", JudgeDatabase.Queue(Queue(2, 1200), false) },
        { Weight.WorthKnowing, "2 jobs failed for good (fit_recall)", JudgeDatabase.Queue(Queue(0, null, failed: 2), true) },
        { Weight.Fault, "1 file has a mistake: a.toml(1,2): error: no", JudgeHouse.Content(new(["a.toml(1,2): error: no"], 1, 9, 2)) },
        { Weight.WorthKnowing, "2 pieces differ", JudgeHouse.Content(new([], 0, 9, 2)) },
        { Weight.Ok, "9 pieces without a mistake", JudgeHouse.Content(new([], 0, 9, null)) },
        { Weight.Fault, "Only 100 MB", JudgeHouse.Disk("/home", 100L << 20) },
        { Weight.WorthKnowing, "900 MB", JudgeHouse.Disk("/home", 900L << 20) },
        { Weight.Ok, "2.0 GB", JudgeHouse.Disk("/home", 2L << 30) },
        { Weight.Ok, "None is configured", JudgeHouse.Model("", false, null) },
        { Weight.WorthKnowing, "switched off by the file ai-off", JudgeHouse.Model("OpenAi m at http://x", true, null) },
        { Weight.Fault, "does not take the key", JudgeHouse.Model("OpenAi m", false, new(TimeSpan.Zero, new ModelException(ModelFault.Rejected, "The model's server does not take the key (401)."))) },
        { Weight.Ok, "answered in 1.2 s", JudgeHouse.Model("OpenAi m", false, new(TimeSpan.FromSeconds(1.2), null)) },
        { Weight.WorthKnowing, "without a password", LookAtSignIn.Local(isLoopback: true) },
        { Weight.Fault, "refuses to start", LookAtSignIn.Local(isLoopback: false) },
        { Weight.Ok, "GitHub", LookAtSignIn.GitHub() },
        { Weight.Ok, "shows 2 signing keys", LookAtSignIn.Judge(2, hasSecret: false) },
        { Weight.Ok, "by the secret that is set", LookAtSignIn.Judge(0, hasSecret: true) },
        { Weight.Fault, "shows no signing key", LookAtSignIn.Judge(0, hasSecret: false) },
        { Weight.Fault, "does not answer as Supabase does", LookAtSignIn.Judge(-1, hasSecret: true) },
        { Weight.WorthKnowing, "not compared", JudgeHouse.Sessions(null, false) },
        { Weight.Fault, "1 day has other totals", JudgeHouse.Sessions(1, false) },
        { Weight.WorthKnowing, "3 days had other totals than their rows come to. They are corrected", JudgeHouse.Sessions(3, true) },
    };

    [Theory]
    [MemberData(nameof(Judged))]
    public void A_fact_is_weighed_and_a_fault_names_its_remedy(Weight weight, string says, Finding finding)
    {
        Assert.Equal(weight, finding.Weight);
        Assert.Contains(says, finding.Says, StringComparison.Ordinal);
        Assert.True(weight != Weight.Fault || finding.Remedy is { Length: > 0 }, "A fault without a remedy.");
    }

    [Theory]
    [InlineData("28P01", "does not take this user with this password")]
    [InlineData("28000", "does not let this user in from here")]
    [InlineData("3D000", "no database of that name")]
    [InlineData("53300", "as many connections as it may")]
    [InlineData("57P03", "starting or stopping")]
    [InlineData("XX000", "Tenant or user not found (XX000).")]
    public void A_refusal_is_told_by_its_code(string code, string says)
    {
        var (said, remedy) = ReachDatabase.Why(new PostgresException("Tenant or user not found", "FATAL", "FATAL", code), Supabase);

        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said + remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_Supabase_s_direct_address_leads_nowhere_the_remedy_is_its_pooler()
    {
        var (_, remedy) = ReachDatabase.Why(new NpgsqlException("Failed to connect", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.NetworkUnreachable)), Supabase);

        Assert.Contains("needs IPv6", remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"keys": [{"kid": "a"}]}""", Weight.Ok, "shows 1 signing key.")]
    [InlineData(200, "<html>", Weight.Fault, "does not answer as Supabase does")]
    [InlineData(503, "", Weight.Fault, "answers 503")]
    public async Task A_project_is_asked_for_its_keys(int status, string body, Weight weight, string says)
    {
        await using var project = await StandInModel.Start();
        project.Pages["/auth/v1/.well-known/jwks.json"] = (status, body);

        var finding = await LookAtSignIn.Supabase(project.Address, hasSecret: false, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        Assert.Equal(weight, finding.Weight);
        Assert.Contains(says, finding.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_named() =>
        Assert.Contains("does not answer", (await LookAtSignIn.Supabase(new Uri("http://127.0.0.1:1"), false, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Says, StringComparison.Ordinal);

    [Fact]
    public void Words_fit_a_narrow_terminal_and_a_command_stays_whole()
    {
        var report = new DoctorReport([.. Judged.Select(row => row.Data.Item3), Finding.Fault("rls", "Off.", new string('x', 100))], true);

        Assert.Equal([new string(' ', 22) + new string('x', 100)], report.Lines().Where(l => l.Length > DoctorReport.Width));
    }

    [Theory]
    [InlineData(true, Weight.WorthKnowing, 0)]
    [InlineData(true, Weight.Fault, 1)]
    [InlineData(false, Weight.Fault, 3)]
    public void The_exit_code_follows_from_the_worst(bool reached, Weight worst, int code) =>
        Assert.Equal(code, new DoctorReport([Finding.Ok("a", "A."), new("b", worst, "B.", "c")], reached).ExitCode);

    private static TableFacts Table(string name, bool on, int policies) => new() { Name = name, HasRowSecurity = on, Policies = policies };

    private static QueueFacts Queue(int waiting, int? seconds, int failed = 0) => new()
    {
        Waiting = waiting, Oldest = seconds is { } s ? TimeSpan.FromSeconds(s) : null, Failed = failed, FailedKinds = failed > 0 ? ["fit_recall"] : [],
    };
}
