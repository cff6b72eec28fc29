using System.Security.Claims;
using Etude.Platform.Configuration;

namespace Etude.Features.Feedback;

/// <summary>Who owns this instance (<c>ETUDE_OWNER_EMAILS</c>), by the address that signing in has vouched for, never by one that a person can edit.</summary>
public sealed class Owners(EtudeSettings settings)
{
    public bool Include(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.Email) is { } email && settings.OwnerEmails.Contains(email.ToLowerInvariant());
}
