using System.Globalization;
using Etude.Platform.Models;

namespace Etude.Features.Doctor;

/// <summary>What the facts about everything but the database mean: content, disk, model, sign-in, totals of the days. Pure functions.</summary>
public static class JudgeHouse
{
    private const long TooFew = 200L * 1024 * 1024;
    private const long Few = 1024L * 1024 * 1024;
    private const int MistakesShown = 3;

    public static Finding Content(ContentFacts facts)
    {
        if (facts.BrokenFiles > 0)
            return Finding.Fault("content", $"{Count(facts.BrokenFiles, "file has", "files have")} a mistake: {string.Join(" ", facts.Mistakes.Take(MistakesShown))}", "bin/etude check names them all; what they say is left out until then.");
        return facts.Unsynced switch
        {
            null => Finding.Ok("content", $"{facts.Usable} pieces without a mistake."),
            0 => Finding.Ok("content", $"{facts.Usable} pieces, and the database has them all."),
            var differing => Finding.Note("content", $"{Count(differing.Value, "piece differs", "pieces differ")} between the folder and the database.", "bin/etude sync; bin/etude does it at its start too."),
        };
    }

    /// <summary>Room where <c>ETUDE_HOME</c> is.</summary>
    public static Finding Disk(string place, long free) => free switch
    {
        < TooFew => Finding.Fault("disk", $"Only {Size(free)} are free at {place}.", "free some space there, or set ETUDE_HOME to another disk. What was saved is safe."),
        < Few => Finding.Note("disk", $"{Size(free)} are free at {place}.", "free some space before it becomes tight."),
        _ => Finding.Ok("disk", $"{Size(free)} are free at {place}."),
    };

    /// <summary>Where the database keeps its files, and how large it is.</summary>
    public static Finding Data(string? folder, long bytes) => Finding.Ok("data",
        $"The database holds {Size(bytes)}{(folder is null ? "; its host does not say where." : $", in {folder} on its own machine.")}");

    /// <param name="name">The model as it is configured, without its key; empty when there is none.</param>
    /// <param name="isOff">Whether the operator's switch is on.</param>
    /// <param name="answer">What a minimal call came to; null where none was made.</param>
    public static Finding Model(string name, bool isOff, ModelPulse? answer) => (name, isOff, answer) switch
    {
        ("", _, _) => Finding.Ok("model", "None is configured: everything works by fixed rules."),
        (_, true, _) => Finding.Note("model", $"{name} is configured, and switched off by the file {LanguageModel.OffSwitch} in ETUDE_HOME.", "delete that file to switch it on."),
        (_, _, { Fault: { } fault }) => Finding.Fault("model", $"{name}: {fault.Message}", Mend(fault.Fault)),
        (_, _, { } pulse) => Finding.Ok("model", string.Create(CultureInfo.InvariantCulture, $"{name} answered in {pulse.Took.TotalSeconds:0.0} s.")),
        _ => Finding.Ok("model", $"{name} is configured."),
    };

    /// <summary>The daily totals beside what their rows come to.</summary>
    /// <param name="differing">How many days differ; null when the comparison took too long.</param>
    /// <param name="mended">Whether they have just been corrected.</param>
    public static Finding Sessions(int? differing, bool mended) => (differing, mended) switch
    {
        (null, _) => Finding.Note("sessions", "The totals of the days were not compared: there are too many to do it in passing.", "bin/etude doctor --sessions takes the time."),
        (0, _) => Finding.Ok("sessions", "The totals of every day are what their rows come to."),
        ({ } days, true) => Finding.Note("sessions", $"{Count(days, "day had", "days had")} other totals than their rows come to. They are corrected now."),
        ({ } days, _) => Finding.Fault("sessions", $"{Count(days, "day has", "days have")} other totals than their rows come to.", "bin/etude doctor --sessions lists them; bin/etude doctor --mend corrects them."),
    };

    private static string Mend(ModelFault fault) => fault switch
    {
        ModelFault.Rejected => "look at LLM_MODEL, the key and the base URL; the provider's own page says whether the key still holds.",
        ModelFault.TimedOut => "a model on a small machine may need minutes: set LLM_TIMEOUT_SECONDS higher, or choose a smaller model.",
        ModelFault.Busy => "wait, or ask the provider for a higher limit.",
        _ => "look whether the server runs and whether the base URL is right; LLM_PROVIDER=none goes without.",
    };

    private static string Count(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Size(long bytes) => bytes < Few
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Few:0.0} GB");
}
