using System.Security.Claims;

namespace Etude.Platform.Web;

/// <summary>A deed that the security log names when it was done. Metadata of its route.</summary>
public enum SecurityDeed
{
    /// <summary>Somebody took everything they have with them.</summary>
    Exported,

    /// <summary>Somebody brought an archive.</summary>
    Imported,

    /// <summary>Somebody asked for their account to be deleted.</summary>
    DeletionAsked,

    /// <summary>Somebody took that back.</summary>
    DeletionUndone,
}

/// <summary>
/// Who signed in and out, what was refused, what left the house: events by name and number, with the person's id and the network address
/// that the request came from; no e-mail address, no name, no token, nothing that was typed.
/// </summary>
public static partial class SecurityLog
{
    /// <summary>Notes what the answer to a request says: a refusal, or a deed that its route names.</summary>
    internal static void Answered(ILogger log, HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
            Refused(log, status, RequestLog.Method(context), RequestLog.Route(context), Person(context.User), Address(context), context.TraceIdentifier);
        if (status < StatusCodes.Status400BadRequest && context.GetEndpoint()?.Metadata.GetMetadata<DeedMark>() is { Deed: var deed })
            Done(deed, log, Person(context.User), Address(context), context.TraceIdentifier);
    }

    /// <summary>The id of somebody; <c>nobody</c> for a stranger.</summary>
    internal static string Person(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody";

    internal static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static void Done(SecurityDeed deed, ILogger log, string person, string address, string requestId)
    {
        switch (deed)
        {
            case SecurityDeed.Exported: Exported(log, person, address, requestId); break;
            case SecurityDeed.Imported: Imported(log, person, address, requestId); break;
            case SecurityDeed.DeletionAsked: DeletionAsked(log, person, address, requestId); break;
            case SecurityDeed.DeletionUndone: DeletionUndone(log, person, address, requestId); break;
        }
    }

    [LoggerMessage(EventId = 201, EventName = "signed_in", Level = LogLevel.Information, Message = "Signed in: {Person} from {Address} by {Route}, request {RequestId}")]
    internal static partial void SignedIn(ILogger log, string person, string address, string route, string requestId);

    [LoggerMessage(EventId = 202, EventName = "signed_out", Level = LogLevel.Information, Message = "Signed out: {Person} from {Address}, request {RequestId}")]
    internal static partial void SignedOut(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 203, EventName = "refused", Level = LogLevel.Warning, Message = "Refused with {Status}: {Method} {Route} by {Person} from {Address}, request {RequestId}")]
    private static partial void Refused(ILogger log, int status, string method, string route, string person, string address, string requestId);

    [LoggerMessage(EventId = 204, EventName = "exported", Level = LogLevel.Information, Message = "Exported everything: {Person} from {Address}, request {RequestId}")]
    private static partial void Exported(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 205, EventName = "imported", Level = LogLevel.Information, Message = "Imported an archive: {Person} from {Address}, request {RequestId}")]
    private static partial void Imported(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 206, EventName = "deletion_asked", Level = LogLevel.Warning, Message = "Asked for deletion of the account: {Person} from {Address}, request {RequestId}")]
    private static partial void DeletionAsked(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 207, EventName = "deletion_undone", Level = LogLevel.Information, Message = "Took back the deletion of the account: {Person} from {Address}, request {RequestId}")]
    private static partial void DeletionUndone(ILogger log, string person, string address, string requestId);
}

/// <summary>Marks a route whose deed goes to the security log.</summary>
/// <param name="Deed">What it does.</param>
public sealed record DeedMark(SecurityDeed Deed);
