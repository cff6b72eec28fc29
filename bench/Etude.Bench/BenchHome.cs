namespace Etude.Bench;

/// <summary>A folder of one benchmark that every user may enter (the server may run as another one); gone at its end.</summary>
internal sealed class BenchHome : IDisposable
{
    public BenchHome()
    {
        Folder = Directory.CreateTempSubdirectory("etude-bench-").FullName;
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Folder { get; }

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
