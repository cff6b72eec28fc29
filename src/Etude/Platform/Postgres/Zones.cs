using System.Text.RegularExpressions;

namespace Etude.Platform.Postgres;

/// <summary>Time zones by the names that this machine and Postgres both know: a city's, such as <c>Europe/Paris</c>, or <c>UTC</c>.</summary>
public static partial class Zones
{
    /// <summary>
    /// The zone, or null where there is none of that name. The name is checked before the system is asked, which would otherwise
    /// open whatever file a path such as <c>/dev/zero</c> leads to.
    /// </summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && CityName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    [GeneratedRegex(@"^(UTC|[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z0-9_+-]{1,30}){1,2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CityName();
}
