using System.Globalization;
using Etude.Platform.Configuration;

namespace Etude.Features.YourData.Archive;

/// <summary>What an archive is called and how it is numbered. docs/your-data.md describes it.</summary>
internal static class ArchiveFormat
{
    public const string Name = "etude-archive";

    /// <summary>Goes up when an older Etude could not read what a newer one writes.</summary>
    public const int Version = 1;

    public const string ManifestFile = "manifest.json";
    public const string SumsFile = "SHA256SUMS";
    public const string DataFolder = "data/";

    /// <summary>The number of the newest migration of this clone.</summary>
    public static int Schema(EtudeSettings settings) => Directory.EnumerateFiles(settings.MigrationsFolder, "*.sql")
        .Select(f => int.TryParse(Path.GetFileName(f).Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Max();
}
