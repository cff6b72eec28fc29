using System.Globalization;
using Etude.Features.Recall;
using Etude.Platform.Postgres;
using Etude.Platform.Queue;
using Etude.Platform.Web;
using Etude.Recall.Fitting;

namespace Etude.Features.Progress.Memory;

/// <summary>What the card says of the memory model: whose weights are in use, and the figures behind that.</summary>
/// <param name="Fit">The last fit; null when there was none.</param>
/// <param name="Job">The fit on the queue; null when none was ever asked for.</param>
/// <param name="Repeats">Reviews of returning problems so far.</param>
public sealed record FitView(KeptFit? Fit, JobState? Job, int Repeats, TimeZoneInfo Zone)
{
    /// <summary>Adds to a batch: reviews after the first of each problem.</summary>
    public static Pending<int> RepeatsOf(Batch batch) =>
        batch.One<int>("select coalesce(sum(greatest(reps - 1, 0)), 0)::int from review_state where user_id = @me");

    /// <summary>The job where it is worth a word: while it is to be done, and when it failed.</summary>
    public JobState? Shown => Job is { Status: not "done" } ? Job : null;

    public string Finding => Fit switch
    {
        { Weights: not null } => "The model of your memory is your own",
        { LogLoss: not null } => "The published model of memory fits you better than one of your own would",
        _ => "The published model of memory is in use",
    };

    public string Sentence => Fit switch
    {
        { Weights: not null } => $"{Moved} were fitted to your own reviews on {Day}. They predicted {Unseen} better than the published weights, and better than always expecting your average; so they choose the days of return.",
        { LogLoss: { } own, DefaultLogLoss: { } usual } => $"On {Day} weights were fitted to your own reviews. On {Unseen} they were no better than {(own < usual ? "always expecting your average" : "the published weights")}, so the published ones stay. Etude compares again as your log grows.",
        _ when Repeats < RecallFit.FewestForAny => $"FSRS-6 with its published weights chooses the days of return. After {RecallFit.FewestForAny} reviews of problems that came back, Etude begins to compare them with weights fitted to you; so far there {(Repeats == 1 ? "is" : "are")} {Repeats}.",
        _ => "FSRS-6 with its published weights chooses the days of return. Etude compares them with weights fitted to you as your log grows.",
    };

    /// <summary>What was compared, lowest log loss first; empty before a first comparison.</summary>
    public IReadOnlyList<(string Name, double LogLoss, bool InUse)> Figures => Fit is { LogLoss: { } own, DefaultLogLoss: { } usual, BaselineLogLoss: { } average }
        ? [.. new[]
        {
            ("Fitted to you", own, Fit.Weights is not null),
            ("Published weights", usual, Fit.Weights is null),
            ("Always your average", average, false),
        }.OrderBy(f => f.Item2)]
        : [];

    private string Moved => Fit!.Part == FittedPart.All ? "Its 21 weights" : "Its first four weights";

    private string Unseen => $"{Instants.Count(Fit!.HeldOutReviews, "review")} that had not been seen by them";

    private string Day => TimeZoneInfo.ConvertTime(Fit!.FittedAt, Zone).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
