using System.Security.Cryptography;
using System.Text;

namespace Etude.Platform.Migrations;

/// <summary>One file of the migrations folder.</summary>
/// <param name="Name">Its name without the folder; migrations run in the ordinal order of their names.</param>
/// <param name="Sha256">Lower-case hex over its text with Unix line ends, so that a checkout on Windows counts as the same file.</param>
/// <param name="Text">The SQL.</param>
public sealed record MigrationFile(string Name, string Sha256, string Text)
{
    /// <summary>The file that gives a plain Postgres what Supabase would have; not a migration, and repeatable.</summary>
    public const string ShimName = "supabase_shim.sql";

    /// <summary>True for the shim, which may be applied again after an edit.</summary>
    public bool IsShim => Name == ShimName;

    /// <summary>Every file of the folder, the shim first.</summary>
    /// <exception cref="PlainException">The folder, the shim or every migration is missing.</exception>
    public static IReadOnlyList<MigrationFile> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
            throw new PlainException($"There is no folder {folder}. Etude is not whole: get it again, or start it from the root of its clone.", 1);
        var files = Directory.EnumerateFiles(folder, "*.sql")
            .Select(Read)
            .Where(file => file.IsShim || char.IsAsciiDigit(file.Name[0]))
            .OrderBy(file => !file.IsShim)
            .ThenBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        if (files is [{ IsShim: true }, _, ..])
            return files;
        throw new PlainException($"The folder {folder} lacks {ShimName} or holds no migration. Etude is not whole: get it again.", 1);
    }

    private static MigrationFile Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        return new(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }
}
