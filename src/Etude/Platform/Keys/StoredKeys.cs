using System.Xml;
using System.Xml.Linq;
using Etude.Platform.Configuration;
using Etude.Platform.Postgres;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Etude.Platform.Keys;

/// <summary>The key ring's documents in <c>etude.data_protection_keys</c>, sealed where the operator has given a secret.</summary>
/// <param name="db">Only the app as <c>service_role</c> may read or add keys.</param>
/// <param name="settings">The secret, and the folder in which keys lay before they were in the database.</param>
/// <param name="log">Says which keys are passed over.</param>
public sealed class StoredKeys(Db db, EtudeSettings settings, ILogger<StoredKeys> log) : IXmlRepository
{
    private readonly KeySeal? seal = settings.KeySecret is { } secret ? new KeySeal(secret) : null;

    private string Folder => Path.Combine(settings.Home, "keys");

    /// <summary>All keys that can be opened. The first time after an upgrade, keys in <c>ETUDE_HOME/keys</c> are taken over on the way, so that nobody is signed out.</summary>
    public IReadOnlyCollection<XElement> GetAllElements() => Apart(async () =>
    {
        var found = InFolder();
        await using var batch = db.AsService();
        foreach (var (_, name, element) in found)
            Add(batch, element, name);
        var rows = batch.Many<Row>("select name, xml from etude.data_protection_keys order by created_at, name");
        await batch.Run(CancellationToken.None);
        // Now that they are kept, a second copy would only be one more to guard.
        foreach (var (path, _, _) in found)
            File.Delete(path);
        var open = rows.Value.Select(row => Open(row)).OfType<XElement>().ToList();
        if (open.Count < rows.Value.Count)
            log.LogWarning(
                "{Count} keys of cookies are passed over: they are not sealed with this ETUDE_KEY_SECRET. Whoever signed in under them signs in once more.",
                rows.Value.Count - open.Count);
        return open;
    });

    public void StoreElement(XElement element, string friendlyName) => Apart(async () =>
    {
        await using var batch = db.AsService();
        Add(batch, element, friendlyName);
        await batch.Run(CancellationToken.None);
        return true;
    });

    private void Add(Batch batch, XElement element, string name) => batch.Do(
        "insert into etude.data_protection_keys (name, xml, created_at) values (@name, @xml, @now) on conflict (name) do nothing",
        new { name, xml = (seal?.Seal(element, name) ?? element).ToString(SaveOptions.DisableFormatting) });

    private XElement? Open(Row row)
    {
        var element = XElement.Parse(row.Xml);
        // With a secret, a key in clear may have been read by whoever saw a copy of the database: it opens nothing any more.
        return seal is null ? KeySeal.IsSealed(element) ? null : element : seal.Open(element, row.Name);
    }

    private List<(string Path, string Name, XElement Element)> InFolder()
    {
        var found = new List<(string, string, XElement)>();
        if (!Directory.Exists(Folder))
            return found;
        foreach (var path in Directory.EnumerateFiles(Folder, "*.xml"))
        {
            try
            {
                found.Add((path, Path.GetFileNameWithoutExtension(path), XElement.Load(path)));
            }
            catch (Exception fault) when (fault is XmlException or IOException or UnauthorizedAccessException)
            {
                log.LogWarning("The key {Path} cannot be read and is left where it is: {Reason}", path, fault.Message);
            }
        }

        return found;
    }

    /// <summary>The framework asks without awaiting, and perhaps while a request is answered: its round trips are none of that request's.</summary>
    private static T Apart<T>(Func<Task<T>> work)
    {
        Task<T> running;
        using (ExecutionContext.SuppressFlow())
            running = Task.Run(work);
        return running.GetAwaiter().GetResult();
    }

    private sealed record Row
    {
        public required string Name { get; init; }
        public required string Xml { get; init; }
    }
}
