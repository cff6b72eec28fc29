using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Etude.Platform.Keys;

/// <summary>
/// The keys of cookies, form tokens and tickets, in the database, so that every instance of the app on it opens what another has sealed. They are
/// read when the app starts and then once a day in the background; no page waits for them.
/// </summary>
public static class KeyRing
{
    public static void AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("etude");
        services.AddSingleton<StoredKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>((options, keys) => options.XmlRepository = keys);
    }
}
