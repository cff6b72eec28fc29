using System.Reflection;
using System.Security.Claims;

namespace Etude.Platform.Web;

/// <summary>The signed-in person of a request: the id that their cookie vouches for. Bound as a handler's parameter.</summary>
public readonly record struct Me(Guid Id)
{
    public static ValueTask<Me> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(Of(context.User) ?? throw new InvalidOperationException("A route that asks for Me must demand a signed-in person."));

    /// <summary>Who it is, on a page that strangers may see too; null for a stranger.</summary>
    public static Me? Of(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? new Me(Guid.Parse(id)) : null;
}
