namespace Etude.Features.YourData.Archive;

/// <summary>Every table that holds rows of a person: all but the catalogue of problems. Parents stand before their children.</summary>
internal static class ArchiveTables
{
    public static readonly IReadOnlyList<ArchiveTable> All =
    [
        RecordTables.Settings, StudyTables.Items, PracticeTables.Attempts, PracticeTables.Reviews, PracticeTables.Memory, PracticeTables.Log, PracticeTables.Days,
        StudyTables.Progress, StudyTables.Runs, StudyTables.Answers, StudyTables.Evidence, DirectionTables.Jobs, DirectionTables.Credentials, DirectionTables.Readings,
        RecordTables.Reflections, RecordTables.Writings, RecordTables.Feedback, RecordTables.Calls, RecordTables.Queue,
    ];
}
