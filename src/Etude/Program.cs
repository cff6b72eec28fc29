using System.CommandLine;
using Etude;
using Etude.Features.Demo;
using Etude.Features.Doctor;
using Etude.Features.Recall;
using Etude.Features.YourData;
using Etude.Platform;
using Etude.Platform.Configuration;
using Etude.Platform.Content;
using Etude.Platform.Hosting;
using Etude.Platform.Postgres;
using Npgsql;

var verbose = new Option<bool>("--verbose") { Description = "Show the details of an error", Recursive = true };
var json = new Option<bool>("--json") { Description = "One JSON object instead of words" };
var contentFolder = new Option<string?>("--content") { Description = "Another content folder" };
var folder = new Argument<string?>("dir") { Arity = ArgumentArity.ZeroOrOne, Description = "The content folder" };
var email = new Option<string>("--email") { Description = "The account to fill", DefaultValueFactory = _ => DemoVerb.Email };
var seed = new Option<int>("--seed") { Description = "Another number tells another history", DefaultValueFactory = _ => DemoVerb.Seed };
var replace = new Option<bool>("--replace") { Description = "Delete that account and everything in it first" };
var sessions = new Option<bool>("--sessions") { Description = "Compare the totals of all days with their rows, and list those that differ" };
var mend = new Option<bool>("--mend") { Description = "Correct the totals that differ" };
var file = new Argument<string>("file") { Description = "The file to read" };
var account = new Argument<string>("email") { Description = "The account" };
var archive = new Argument<string>("file") { Description = "The archive, a zip" };

var root = new RootCommand("Etude: a deliberate-practice studio. Without a verb it serves.") { verbose };
root.SetAction((_, cancel) => Serving(cancel));
root.Add(Verb("serve", "Brings up the database, migrates, syncs the content and listens", [], (_, cancel) => Serving(cancel)));
root.Add(Verb("migrate", "Applies what is missing from migrations_pg", [], (_, cancel) => Migrate(cancel)));
root.Add(Verb("sync", "Brings the content folder into the database", [contentFolder, json], (call, cancel) => Sync(call.GetValue(contentFolder), call.GetValue(json), cancel)));
root.Add(Verb("doctor", "Says what is wrong with this Etude and its database, and what to do", [json, sessions, mend], (call, cancel) => DoctorVerb.Run(Settings(), new DoctorRequest(call.GetValue(json), call.GetValue(sessions), call.GetValue(mend)), TimeProvider.System, Console.Out, cancel)));
root.Add(Verb("check", "Names every mistake of the content, and runs every solution", [folder], (call, cancel) => CheckVerb.Run(call.GetValue(folder) ?? Settings().ContentFolder, Settings().Root, Console.Out, Console.Error, cancel)));
root.Add(Verb("toml", "Shows how a TOML file is read", [file], (call, _) => Task.FromResult(TomlVerb.Run(call.GetRequiredValue(file), Console.Out, Console.Error))));
root.Add(Verb("replay", "What the recall model makes of review histories", [file], (call, _) => Task.FromResult(ReplayVerb.Run(call.GetRequiredValue(file), Console.Out, Console.Error))));
root.Add(Verb("demo", "Fills a local account with a history of some months, for looking at", [email, seed, replace], (call, cancel) => DemoVerb.Run(Settings(), call.GetRequiredValue(email), call.GetValue(seed), call.GetValue(replace), Console.Out, Console.Error, cancel)));
root.Add(Verb("export", "Writes everything of an account into a zip", [account, archive], (call, cancel) => ArchiveVerbs.Export(Settings(), call.GetRequiredValue(account), call.GetRequiredValue(archive), Console.Out, cancel)));
root.Add(Verb("import", "Brings such a zip into an account", [account, archive], (call, cancel) => ArchiveVerbs.Import(Settings(), call.GetRequiredValue(account), call.GetRequiredValue(archive), Console.Out, cancel)));
return await Plainly(args);

static EtudeSettings Settings() => EtudeSettings.Load();

static Task<int> Serving(CancellationToken cancel) => Serve.Run(Settings(), Console.Out, Console.Error, cancel);

static async Task<int> Migrate(CancellationToken cancel)
{
    await using var database = await AppDatabase.Open(Settings(), "migrate", alone: false, cancel);
    Console.WriteLine(database.Migrations);
    return 0;
}

static async Task<int> Sync(string? content, bool json, CancellationToken cancel)
{
    var settings = Settings();
    await using var database = await AppDatabase.Open(settings, "sync", alone: false, cancel);
    return await SyncVerb.Run(new Db(database.App, TimeProvider.System), content ?? settings.ContentFolder, json, Console.Out, Console.Error, cancel);
}

static Command Verb(string name, string does, IEnumerable<Symbol> symbols, Func<ParseResult, CancellationToken, Task<int>> run)
{
    var verb = new Command(name, does);
    foreach (var symbol in symbols)
    {
        if (symbol is Option option) verb.Add(option);
        if (symbol is Argument argument) verb.Add(argument);
    }

    verb.SetAction(run);
    return verb;
}

async Task<int> Plainly(string[] words)
{
    var call = root.Parse(words);
    try
    {
        var code = await call.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return call.Errors.Count > 0 ? 2 : code;
    }
    catch (PlainException fault)
    {
        return await Told(fault, fault);
    }
    catch (NpgsqlException failure)
    {
        return await Told(DatabaseFault.Plainly(failure), failure);
    }

    async Task<int> Told(PlainException fault, Exception origin)
    {
        await Console.Error.WriteLineAsync(call.GetValue(verbose) ? origin.ToString() : fault.Message);
        return fault.ExitCode;
    }
}
