using Etude.Tests.Support;

namespace Etude.Tests.Platform.Migrations;

/// <summary>A folder of migrations that a test may change: the real shim, and what the test puts beside it.</summary>
public sealed class MigrationFolder : IDisposable
{
    public static string Real { get; } = System.IO.Path.Combine(TestPostgres.Root, "migrations_pg");

    /// <summary>The names of the real migrations, in order, without the shim.</summary>
    public static string[] Numbered { get; } = [.. Directory.GetFiles(Real, "0*.sql").Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public string Path { get; } = Directory.CreateTempSubdirectory("etude-migrations-").FullName;

    public static MigrationFolder WithShim() => new MigrationFolder().With("supabase_shim.sql", File.ReadAllText(System.IO.Path.Combine(Real, "supabase_shim.sql")));

    public MigrationFolder With(string name, string sql)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), sql);
        return this;
    }

    public MigrationFolder Without(string name)
    {
        File.Delete(System.IO.Path.Combine(Path, name));
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
