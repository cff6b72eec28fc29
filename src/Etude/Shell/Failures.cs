using System.Globalization;
using Etude.Platform;
using Etude.Platform.Postgres;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Npgsql;

namespace Etude.Shell;

/// <summary>
/// Turns everything that can go wrong in a request into one clear sentence with a remedy, and gives back what was typed.
/// A page for a browser, JSON with <c>message</c> for a script; never a stack trace.
/// </summary>
public static class Failures
{
    public static IApplicationBuilder UseFailurePages(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            // What the framework refuses has a status and no words.
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null })
                await Answer(context, context.Response.StatusCode, Missing(context.Response.StatusCode), keepForm: false);
        }
        catch (AccountLeavingException)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/leaving";
        }
        catch (AccountGoneException)
        {
            await context.SignOutAsync();
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/signin";
        }
        catch (SignInOverException) when (!context.Response.HasStarted)
        {
            await AskToSignIn(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var (status, title, sentence) = Explain(failure, context);
            if (status >= 500)
                Log(context).LogError(failure, "Failed to answer {Method} {Route}, request {RequestId}", RequestLog.Method(context), RequestLog.Route(context), context.TraceIdentifier);
            context.Response.Clear();
            if (failure is TooOftenException { Seconds: var seconds })
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            await Answer(context, status, (title, sentence), keepForm: failure is SignedOutException or StaleFormException or BadFormException or TooOftenException or NpgsqlException);
        }
    });

    /// <summary>As somebody without a cookie is asked: a page leads to the sign-in page, a form gets its words back.</summary>
    private static async Task AskToSignIn(HttpContext context)
    {
        context.Response.Clear();
        await context.SignOutAsync();
        try
        {
            await context.ChallengeAsync();
        }
        catch (SignedOutException over)
        {
            var (status, title, sentence) = Explain(over, context);
            await Answer(context, status, (title, sentence), keepForm: true);
        }
    }

    private static (int Status, string Title, string Sentence) Explain(Exception failure, HttpContext context) => failure switch
    {
        BadFormException => (StatusCodes.Status422UnprocessableEntity, "That could not be accepted", failure.Message),
        StaleFormException => (StatusCodes.Status400BadRequest, "Send it once more",
            failure.Message + " Nothing is lost: look through the words below and send them again."),
        TooOftenException => (StatusCodes.Status429TooManyRequests, "Too often just now", failure.Message),
        SignedOutException => (StatusCodes.Status401Unauthorized, "You are signed out",
            "Sign in again in another tab, then send the words below from here. Nothing is lost."),
        ForeignFormException => (StatusCodes.Status403Forbidden, "Sent from another site", failure.Message),
        PlainException => (StatusCodes.Status422UnprocessableEntity, "That could not be done", failure.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, "Too much at once",
            $"That is more than {BodyLimit.Of(context) / 1024 / 1024} MB. Send less at once; what you saved before is still here."),
        BadHttpRequestException bad => (bad.StatusCode, "That could not be read", "The browser sent something Etude does not understand. Go back and try again."),
        InvalidDataException => (StatusCodes.Status413PayloadTooLarge, "Too much at once", "The form has too many or too large fields. Send less at once."),
        PostgresException broken when !IsAway(broken) => (StatusCodes.Status500InternalServerError, "Something broke here",
            "This is Etude's fault, not yours, and it was written to the log. What you saved before is safe."),
        NpgsqlException => (StatusCodes.Status503ServiceUnavailable, "The database does not answer",
            "Etude cannot reach its database just now. What you typed is kept in this page; try again in a minute."),
        _ => (StatusCodes.Status500InternalServerError, "Something broke here",
            "This is Etude's fault, not yours, and it was written to the log. What you saved before is safe."),
    };

    /// <summary>True when the server is going away, starting, or full of connections: not a mistake of ours, and over in a minute.</summary>
    private static bool IsAway(PostgresException failure) =>
        failure.SqlState.StartsWith("57P", StringComparison.Ordinal) || failure.SqlState is PostgresErrorCodes.TooManyConnections;

    private static (string Title, string Sentence) Missing(int status) => status switch
    {
        StatusCodes.Status404NotFound => ("Nothing here", "There is no such page, or it is not yours. Your own work is where you left it."),
        StatusCodes.Status400BadRequest => ("That could not be read", "A part of this address is not of the kind that belongs there. Go back and use the page's own links."),
        StatusCodes.Status504GatewayTimeout => ("That took too long", "Etude gave up on this after a minute. What you saved before is safe; try again."),
        _ => ("Another kind of request", "This address does not take that kind of request. Go back and use the page's own buttons."),
    };

    private static async Task Answer(HttpContext context, int status, (string Title, string Sentence) words, bool keepForm)
    {
        if (context.Request.Headers.Accept.ToString().StartsWith("application/json", StringComparison.Ordinal))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsJsonAsync(new { message = words.Sentence });
            return;
        }

        // Offering another site's form for sending would make the person do what that site wants.
        var sent = keepForm && !FormTokens.IsForeign(context.Request) ? await Sent(context) : [];
        var page = context.RequestServices.GetRequiredService<PageContext>();
        try
        {
            await page.Show<ErrorPage>(words.Title, new ErrorView(words.Title, words.Sentence, page.Path, sent), status: status).ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Log(context).LogError(failure, "Failed to show the error page");
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(words.Sentence);
        }
    }

    /// <summary>What was typed; nothing where it cannot be read, since the refusal must be said all the same.</summary>
    private static async Task<List<KeyValuePair<string, string>>> Sent(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return [];
        try
        {
            await context.ReadForm();
        }
        catch (BadFormException)
        {
            // The form is there now, without what could not be stored.
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return [];
        }

        return [.. new FormFields(await context.Request.ReadFormAsync()).Sent];
    }

    private static ILogger Log(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Etude.Failures");
}
