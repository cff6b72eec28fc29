using System.Reflection;
using System.Security.Claims;

namespace Etude.Platform.Web;

/// <summary>
/// The signed-in person of a request: the ids that their cookie vouches for. Bound as a handler's parameter. Whether the sign-in still
/// holds is proved by the first batch that is opened as them.
/// </summary>
/// <param name="Id">The account's id.</param>
/// <param name="SignIn">The id of the sign-in, a row of <c>etude.sign_ins</c>.</param>
public readonly record struct Me(Guid Id, Guid SignIn)
{
    /// <summary>The claim that holds the sign-in's id, under the name that Supabase's tokens give it.</summary>
    public const string SignInClaim = "session_id";

    public static ValueTask<Me> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(Of(context.User) ?? throw new InvalidOperationException("A route that asks for Me must demand a signed-in person."));

    /// <summary>Who it is, on a page that strangers may see too; null for a stranger.</summary>
    public static Me? Of(ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) && Guid.TryParse(user.FindFirstValue(SignInClaim), out var signIn)
            ? new Me(id, signIn) : null;
}
