using Etude.Tests.Support;

namespace Etude.Tests.Platform.EmbeddedPostgres;

/// <summary>A disk of a few megabytes, in memory; mounting it takes root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static async Task<SmallDisk> Mount(string size)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "Mounting a small disk takes root on Linux.");
        var path = ThrowawayFolder.Make("disk");
        await ClusterHome.Shell("mount -t tmpfs -o size=$2,mode=755 tmpfs \"$1\"", path, size);
        return new SmallDisk(path);
    }

    public async ValueTask DisposeAsync() => await ClusterHome.Shell("umount -l \"$1\"", Path);
}
