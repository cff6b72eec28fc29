using System.CommandLine;
using Etude.Bench;
using Etude.Bench.Reviews;
using Etude.Platform;

// Standard output belongs to the rows; what the app logs goes where people look.
var output = Console.Out;
Console.SetOut(Console.Error);
// Each of hundreds of sign-ins would say so.
Environment.SetEnvironmentVariable("Logging__LogLevel__Etude", "Warning");

var rtt = new Option<int>("--rtt") { Description = "Milliseconds of round-trip time between app and database" };
var history = new Option<string?>("--history") { Description = "Practice that is there already: years, such as 10y (20,000 attempts a year)" };
var people = new Option<int>("--people") { Description = "Other people with practice of their own" };
var samples = new Option<int>("--samples") { Description = "How often each page is asked for", DefaultValueFactory = _ => 200 };
var items = new Option<int>("--items") { Description = "Problems in the content folder", DefaultValueFactory = _ => 1000 };
var walks = new Option<int>("--walks") { Description = "How often the main job is done", DefaultValueFactory = _ => 100 };
var seed = new Option<int>("--seed") { Description = "Chooses which faults are planted", DefaultValueFactory = _ => 20261122 };
var seconds = new Option<int>("--seconds") { Description = "How long each address is asked for", DefaultValueFactory = _ => 5 };
var requests = new Option<int>("--requests") { Description = "How many requests go each way", DefaultValueFactory = _ => 20_000 };
var show = new Option<bool>("--show") { Description = "Name what was missed in the texts that are not held out" };

var read = new Option<bool>("--read") { Description = "Write the whole review of each text that is not held out, as a person would read it" };

var root = new RootCommand("Benchmarks of Etude. Each writes one JSON object a line; without a name all of them run.");
root.Add(Bench("pages", "Every page and deed: round trips on the wire, and time", [rtt, history, people, samples],
    call => new PagesBench(Rows(call, "pages", rtt, history, people), call.GetValue(rtt), Years(call.GetValue(history)), call.GetValue(people), call.GetValue(samples))));
root.Add(Bench("sync", "The content sync", [rtt, items],
    call => new SyncBench(Rows(call, "sync", rtt, items), call.GetValue(rtt), call.GetValue(items))));
root.Add(Bench("start", "From the start of the program to its first page, and its memory", [walks],
    call => new StartBench(Rows(call, "start", walks), call.GetValue(walks))));
root.Add(Bench("load", "Many requests at once", [seconds],
    call => new LoadBench(Rows(call, "load", seconds), call.GetValue(seconds))));
root.Add(Bench("poolers", "Two hundred people at once, directly and through PgBouncer", [requests],
    call => new PoolersBench(Rows(call, "poolers", requests), call.GetValue(requests))));
root.Add(Bench("export", "Everything of a person as a zip, and in again", [history],
    call => new ExportBench(Rows(call, "export", history), Math.Max(1, Years(call.GetValue(history))))));
root.Add(Bench("run", "Tests in a real browser", [], call => new RunBench(Rows(call, "run"))));
root.Add(Bench("recall", "The recall model and the plan: costs, a fit, and simulated years", [], call => new RecallBench(Rows(call, "recall"))));
root.Add(Bench("direction", "How job descriptions and CVs are read: against labels, and time", [show], call => new DirectionBench(Rows(call, "direction"), call.GetValue(show))));
root.Add(Bench("reviews", "What a review overlooks and what it finds without reason, its time, and words that try to move a score", [seed, show, read],
    call => new ReviewsBench(Rows(call, "reviews", seed), call.GetValue(seed), call.GetValue(show), call.GetValue(read))));
root.SetAction(async (_, cancel) =>
{
    foreach (var bench in root.Subcommands)
        await bench.Parse([]).InvokeAsync(Plainly(), cancel);
});

var call = root.Parse(args);
try
{
    var code = await call.InvokeAsync(Plainly());
    return call.Errors.Count > 0 ? 2 : code;
}
catch (PlainException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return fault.ExitCode;
}
catch (OperationCanceledException)
{
    return 1;
}

// Whoever stops a benchmark gets the time that its database needs to go, and its folder with it.
static InvocationConfiguration Plainly() => new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };

Command Bench(string name, string does, IEnumerable<Option> options, Func<ParseResult, IBench> make)
{
    var bench = new Command(name, does);
    foreach (var option in options)
        bench.Add(option);
    bench.SetAction((call, cancel) => make(call).Run(cancel));
    return bench;
}

Rows Rows(ParseResult call, string bench, params Option[] parameters) => new(output, bench, parameters.ToDictionary(
    o => o.Name.TrimStart('-') is "rtt" ? "rtt_ms" : o.Name.TrimStart('-'),
    o => o switch { Option<int> number => (object?)call.GetValue(number), Option<string?> text => call.GetValue(text), _ => null }));

static int Years(string? text) => text is null ? 0
    : int.TryParse(text.TrimEnd('y'), out var years) && years is > 0 and <= 50 ? years
    : throw new PlainException("--history takes years, such as 10y, at most 50y.", 2);
