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

    /// <summary>Somebody ended one of their sign-ins from the page that lists them.</summary>
    SignInEnded,

    /// <summary>Somebody ended all of their sign-ins, or all but the one they used.</summary>
    SignInsEnded,
}

/// <summary>
/// Who signed in and out, what was refused, what left the house: events by name and number, with the person's id and the network address
/// that the request came from; no e-mail address, no name, no token, nothing that was typed.
/// </summary>
public static partial class SecurityLog
{
    /// <summary>
    /// Notes the deed that a route names, once it was done. It stands behind everything that turns a request away, and what turns one away later
    /// throws: a sign-in that has ended leads to the sign-in page too, and is no deed.
    /// </summary>
    public static void UseDeedLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Logs.Security);
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<DeedMark>() is { Deed: var deed } ? Watched(log, deed, context, next) : next(context));
    }

    private static async Task Watched(ILogger log, SecurityDeed deed, HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch when (context.Response.HasStarted)
        {
            // A part of it has left.
            Done(deed, log, Person(context.User), Address(context), context.TraceIdentifier);
            throw;
        }

        if (context.Response.StatusCode < StatusCodes.Status400BadRequest)
            Done(deed, log, Person(context.User), Address(context), context.TraceIdentifier);
    }

    /// <summary>Notes an answer that is a refusal.</summary>
    internal static void Answered(ILogger log, HttpContext context)
    {
        var status = context.Response.StatusCode;
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests)
            Refused(log, status, RequestLog.Method(context), RequestLog.Route(context), Person(context.User), Address(context), context.TraceIdentifier);
    }

    /// <summary>Notes that a provider's sign-in came to nothing.</summary>
    /// <param name="code">A code that there are words for, never the provider's own text.</param>
    public static void NotSignedIn(HttpContext context, string code) => SignInFailed(
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(Logs.Security), code, Address(context), RequestLog.Route(context), context.TraceIdentifier);

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
            case SecurityDeed.SignInEnded: SignInEnded(log, person, address, requestId); break;
            case SecurityDeed.SignInsEnded: SignInsEnded(log, person, address, requestId); break;
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

    [LoggerMessage(EventId = 208, EventName = "sign_in_ended", Level = LogLevel.Information, Message = "Ended a sign-in: {Person} from {Address}, request {RequestId}")]
    private static partial void SignInEnded(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 209, EventName = "sign_ins_ended", Level = LogLevel.Information, Message = "Ended sign-ins everywhere: {Person} from {Address}, request {RequestId}")]
    private static partial void SignInsEnded(ILogger log, string person, string address, string requestId);

    [LoggerMessage(EventId = 210, EventName = "sign_in_failed", Level = LogLevel.Warning, Message = "A sign-in came to nothing: {Code} from {Address} by {Route}, request {RequestId}")]
    private static partial void SignInFailed(ILogger log, string code, string address, string route, string requestId);
}

/// <summary>Marks a route whose deed goes to the security log.</summary>
/// <param name="Deed">What it does.</param>
public sealed record DeedMark(SecurityDeed Deed);
