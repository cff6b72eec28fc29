namespace Etude.Tests.Rules;

/// <summary>Who may use whom: the table of the architecture, asked of the compiled app.</summary>
public sealed class DependencyTests
{
    /// <summary>What Shell may use of Platform besides Web, each with its reason.</summary>
    private static readonly Dictionary<string, string> ShellMayUse = new()
    {
        ["Platform.PlainException"] = "its sentence is what an error page shows",
        ["Platform.Postgres.AccountGoneException"] = "whoever's account is gone is signed out",
        ["Platform.Postgres.SignInOverException"] = "whoever's sign-in is over is asked to sign in again",
        ["Platform.Postgres.Batch"] = "a page that is not there is shown to the person whom the batch read",
        ["Platform.Postgres.PersonSettings"] = "the document wears the person's theme",
        ["Platform.Postgres.InterfaceSettings"] = "the same, for theme and density",
        ["Platform.Postgres.EditorSettings"] = "the code editor of the studio and its sample in the settings look the same way",
        ["Platform.Postgres.Json"] = "the person's own keys are an attribute of the document",
        ["Platform.Postgres.Accessibility"] = "the same, for motion, text and timers",
        ["Platform.Queue.JobState"] = "how queued work stands is shown the same way on every page",
    };

    /// <summary>The calls across features, each with its reason.</summary>
    private static readonly Dictionary<(string From, string To), string> AcrossFeatures = new()
    {
        [("Features.Practice", "Features.Reviews.RubricEngine")] = "a submission is reviewed",
        [("Features.Practice", "Features.Reviews.AskForReview")] = "a submission asks the model too",
        [("Features.Practice", "Features.Reviews.ReviewByModel")] = "its result says how that review stands on the queue",
        [("Features.Practice", "Features.Reviews.RewordByModel")] = "the same for a wording",
        [("Features.Practice", "Features.Reviews.Phrasings")] = "a result is read in a voice",
        [("Features.Practice", "Features.Reviews.VoicedReview")] = "what it answers",
        [("Features.Practice", "Features.Reviews.FindingWording")] = "the same, by finding",
        [("Features.Practice", "Features.Reviews.StoreReview")] = "the review is kept with it",
        [("Features.Practice", "Features.Reviews.Submission")] = "what a review looks at",
        [("Features.Practice", "Features.Reviews.ProblemBrief")] = "the problem as a review knows it",
        [("Features.Practice", "Features.Reviews.TestOutcome")] = "the last run as a review knows it",
        [("Features.Practice", "Features.Reviews.Review")] = "what a review answers, shown on the result",
        [("Features.Practice", "Features.Reviews.PhaseReview")] = "the same, by phase",
        [("Features.Practice", "Features.Reviews.Finding")] = "the same, by claim",
        [("Features.Practice", "Features.Reviews.FindingAnswer")] = "what the person answered stands at the finding",
        [("Features.Practice", "Features.Reviews.SinceLastTime")] = "the result says what became of the findings of last time",
        [("Features.Practice", "Features.Recall.EarnedGrade")] = "a submission earns its grade",
        [("Features.Practice", "Features.Recall.AttemptFacts")] = "what a grade depends on",
        [("Features.Practice", "Features.Recall.Grade")] = "what it answers",
        [("Features.Practice", "Features.Recall.Scheduler")] = "the day of return follows from the grade",
        [("Features.Practice", "Features.Recall.ScheduledReview")] = "what it answers",
        [("Features.Practice", "Features.Recall.ScheduleRecall")] = "the review is written to the schedule",
        [("Features.Practice", "Features.Recall.Remembered")] = "the memory before the attempt, sealed in its ticket",
        [("Features.Practice", "Features.Recall.FitRecall")] = "a log that has grown is fitted anew",
        [("Features.Practice", "Features.Recall.KeptFit")] = "the weights in use, sealed in a ticket",
        [("Features.Practice", "Features.Axes.RecordEvidence")] = "a grade says something about the axes",
        [("Features.Practice", "Features.Today.CountSession")] = "the day's totals move with the deed",
        [("Features.Practice", "Features.Today.PlaceReturn")] = "the day of return is placed by load, light days and the interview",
        [("Features.Practice", "Features.Today.PlacedReturn")] = "what it answers",
        [("Features.Practice", "Features.Today.ReturnRules")] = "what it depends on",
        [("Features.Practice", "Features.Today.DayLoads")] = "the same",
        [("Features.Practice", "Features.Today.EasyDays")] = "the same",
        [("Features.Practice", "Features.Today.Outlook")] = "the same",
        [("Features.Practice", "Features.Today.PlanSettings")] = "the wishes that a ticket carries",
        [("Features.Practice", "Features.Today.DateMove")] = "what moved the day stands beside the grade's reason",
        [("Features.Practice", "Features.Today.MovedBy")] = "the same",
        [("Features.Practice", "Features.Today.ChangePlan")] = "the first start of the day keeps its plan",
        [("Features.Doctor", "Features.Today.RecountDays")] = "the doctor has the totals of the days counted again",
        [("Features.Doctor", "Features.Today.DayDifference")] = "what it answers",
        [("Features.Writing", "Features.Today.CountWords")] = "words that were written move the day's total",
        [("Features.Library", "Features.Today.CountStudy")] = "what is finished and sat at moves the day's totals",
        [("Features.Iac", "Features.Settings.PatchSettings")] = "the wished shape is a setting",
        [("Features.Onboarding", "Features.Settings.PatchSettings")] = "so are name, zone and what was skipped",
        [("Features.Onboarding", "Features.Settings.SettingsForm")] = "a name and a zone are wrong for the same reasons",
        [("Features.Today", "Features.Onboarding.OnboardingFacts")] = "Today leads back to first steps that are open",
        [("Features.Today", "Features.Onboarding.OnboardingSteps")] = "the same",
        [("Features.Assessment", "Features.Axes.RecordEvidence")] = "a completed run says something about the axes",
        [("Features.Assessment", "Features.Axes.AxisObservation")] = "what it says",
        [("Features.Direction", "Features.Settings.Aim")] = "the active job and the interview are settings",
        [("Features.Direction", "Features.Today.ChangePlan")] = "a new aim makes the day's plan anew",
        [("Features.Direction", "Features.Axes.RecordEvidence")] = "a CV says something about the axes",
        [("Features.Direction", "Features.Today.NewProblem")] = "what Today will do about a gap is asked of the planner itself",
        [("Features.Direction", "Features.Today.NewChoice")] = "what it answers",
        [("Features.Direction", "Features.Today.PlanRequest")] = "what it depends on",
        [("Features.Direction", "Features.Today.PlanProblem")] = "the same",
        [("Features.Direction", "Features.Today.AxisWeights")] = "the same",
        [("Features.Direction", "Features.Today.PlanSettings")] = "a job's page shows the day of the interview",
        [("Features.Direction", "Features.Axes.AxisLevels")] = "a weight stands beside the person's level",
        [("Features.Direction", "Features.Axes.AxisLevel")] = "what it answers",
        [("Features.Direction", "Features.Axes.AxisObservation")] = "what it is made of",
        [("Features.Today", "Features.Practice.GradeReason")] = "a recall says how it went the last time",
        [("Features.Retries", "Features.Identity.ReturnPath")] = "after a retry one is back where one was",
        [("Features.Settings", "Features.Today.PlanSettings")] = "the settings page edits what bends the plan",
        [("Features.Problems", "Features.Practice.Phases")] = "a problem says its minutes by phase",
        [("Features.Problems", "Features.Recall.Scheduler")] = "with the person's own weights",
        [("Features.Progress", "Features.Recall.Scheduler")] = "recall now and in a month, by the person's own model",
        [("Features.Progress", "Features.Recall.Remembered")] = "what is remembered of each problem",
        [("Features.Progress", "Features.Axes.AxisLevels")] = "levels over time are the levels of the day",
        [("Features.Progress", "Features.Axes.AxisLevel")] = "what it answers",
        [("Features.Progress", "Features.Axes.AxisObservation")] = "what it is made of",
        [("Features.Progress", "Features.Practice.Phases")] = "time is told by phase",
        [("Features.Progress", "Features.Today.PracticeDays")] = "its heat map is Today's, longer",
        [("Features.Progress", "Features.Today.PracticeDay")] = "what it is made of",
        [("Features.Progress", "Features.Today.DayCell")] = "what it answers",
        [("Features.Progress", "Features.Recall.KeptFit")] = "the figures of the last fit",
        [("Features.Progress", "Features.Recall.FitRecall")] = "whether a fit is under way",
        [("Features.Problems", "Features.Recall.Remembered")] = "the catalogue says the chance of recall",
        [("Features.Search", "Features.Library.ItemKey")] = "what is found in the library is found at its address",
        [("Features.Reviews", "Features.Practice.Phases")] = "a review scores phase by phase",
        [("Features.Reflection", "Features.Axes.AxisLevels")] = "a look back asks about the axis that needs most",
        [("Features.Reflection", "Features.Axes.AxisLevel")] = "what it answers",
        [("Features.Reflection", "Features.Axes.AxisObservation")] = "what it is made of",
        [("Features.Today", "Features.Axes.AxisLevels")] = "the weakest axis gets the new problem",
        [("Features.Today", "Features.Axes.AxisLevel")] = "what it answers",
        [("Features.Today", "Features.Axes.AxisObservation")] = "what it is made of",
        [("Features.Today", "Features.Recall.Scheduler")] = "a plan's day begins where the schedule's does",
        [("Features.Today", "Features.Recall.ScheduledReview")] = "a plan may place a return within its window",
        [("Features.Today", "Features.Recall.Remembered")] = "what is closest to being forgotten comes first",
    };

    /// <summary>The features that may use all others, each with its reason.</summary>
    private static readonly Dictionary<string, string> UseTheOthers = new()
    {
        ["Features.Demo"] = "a made-up history is lived through the deeds of every other feature",
        ["Features.YourData"] = "an archive is read in the shapes in which every other feature keeps what is in it",
    };

    [Fact]
    public void Platform_knows_neither_features_nor_shell() => Assert.Empty(
        from use in TypeUses.All
        where Area(use.From) == "Platform" && Area(use.To) is "Features" or "Shell" or "Program"
        select Says(use));

    [Fact]
    public void Shell_knows_the_web_platform_and_no_feature() => Assert.Empty(
        from use in TypeUses.All
        where Area(use.From) == "Shell" && Area(use.To) != "Shell" && Part(use.To) != "Platform.Web" && !ShellMayUse.ContainsKey(Name(use.To))
        select Says(use));

    [Fact]
    public void A_feature_does_not_know_the_program() => Assert.Empty(
        from use in TypeUses.All
        where Area(use.From) == "Features" && Area(use.To) == "Program"
        select Says(use));

    [Fact]
    public void A_feature_uses_another_only_by_what_is_listed() => Assert.Empty(
        from use in TypeUses.All
        where Area(use.From) == "Features" && Area(use.To) == "Features" && Part(use.From) != Part(use.To)
        where !UseTheOthers.ContainsKey(Part(use.From)) && !AcrossFeatures.ContainsKey((Part(use.From), Name(use.To)))
        group use by (Part(use.From), Name(use.To)) into call
        select $"{call.Key.Item1} uses {call.Key.Item2}");

    [Fact]
    public void Nothing_on_the_lists_is_there_in_vain()
    {
        var uses = TypeUses.All.Select(u => (Part(u.From), Name(u.To))).ToHashSet();

        Assert.Empty(AcrossFeatures.Keys.Where(k => !uses.Contains(k)).ToList());
        Assert.Empty(UseTheOthers.Keys.Where(k => uses.Count(u => u.Item1 == k && u.Item2.StartsWith("Features.", StringComparison.Ordinal)) < 10).ToList());
        Assert.Empty(ShellMayUse.Keys.Where(k => !TypeUses.All.Any(u => Area(u.From) == "Shell" && Name(u.To) == k)).ToList());
    }

    [Fact]
    public void The_parts_of_Platform_use_each_other_in_one_direction()
    {
        var uses = TypeUses.All.Where(u => Area(u.From) == "Platform" && Area(u.To) == "Platform" && Part(u.From) != Part(u.To))
            .Select(u => (From: Part(u.From), To: Part(u.To))).Distinct().ToList();
        var parts = uses.SelectMany(u => new[] { u.From, u.To }).ToHashSet();
        // What uses nothing that is left can go; when nothing can go any more, what is left goes in a circle.
        while (parts.RemoveWhere(p => !uses.Any(u => u.From == p && parts.Contains(u.To))) > 0)
        {
        }

        Assert.Empty(uses.Where(u => parts.Contains(u.From) && parts.Contains(u.To)).ToList());
    }

    [Theory]
    [InlineData(typeof(Etude.Recall.RecallModel))]
    [InlineData(typeof(Etude.Toml.TomlDocument))]
    public void The_libraries_use_the_base_class_library_alone(Type one) => Assert.All(
        one.Assembly.GetReferencedAssemblies(),
        a => Assert.True(a.Name!.StartsWith("System.", StringComparison.Ordinal), a.Name));

    /// <summary>Program, Shell, Features or Platform.</summary>
    private static string Area(Type type) => type.Namespace?.Split('.') switch
    {
        ["Etude", "Features", ..] => "Features",
        ["Etude", "Platform", ..] => "Platform",
        ["Etude", "Shell", ..] => "Shell",
        ["Etude"] or null when type.Name is "App" or "Serve" or "Program" => "Program",
        _ => "None",
    };

    /// <summary>A feature or a part of the platform, such as <c>Features.Practice</c>.</summary>
    private static string Part(Type type) => string.Join('.', type.Namespace?.Split('.').Skip(1).Take(2) ?? []);

    private static string Name(Type type) => $"{Part(type)}.{type.Name}";

    private static string Says((Type From, Type To) use) => $"{Name(use.From)} uses {Name(use.To)}";
}
