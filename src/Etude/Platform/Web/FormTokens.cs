using Microsoft.AspNetCore.Antiforgery;

namespace Etude.Platform.Web;

/// <summary>
/// Every request that may change something must carry the token of one of our pages and must not come from another site.
/// One place for all routes, so that a new route cannot forget it.
/// </summary>
public static class FormTokens
{
    public static IApplicationBuilder UseFormTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
        {
            await next(context);
            return;
        }

        if (IsForeign(context.Request))
            throw new ForeignFormException();
        // Here, because the token's check would hide why a form cannot be read.
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesFileLast>() is null)
            await context.ReadForm();
        else
            await StreamedUpload.ReadFields(context);
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            throw new StaleFormException();
        await next(context);
    });

    /// <summary>True when the browser says that a page of another site sent the request: by <c>Sec-Fetch-Site</c>, or where it knows none of that, by <c>Origin</c>.</summary>
    public static bool IsForeign(HttpRequest request) => (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString()) switch
    {
        ("", "") => false,
        ("", var origin) => !Uri.TryCreate(origin, UriKind.Absolute, out var site) || !site.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase),
        (var site, _) => site is not ("same-origin" or "none"),
    };
}

/// <summary>A form was sent after its sign-in had ended. What was typed is offered back.</summary>
public sealed class SignedOutException() : Exception("You are not signed in any more.");

/// <summary>The form's token is missing or belongs to an earlier sign-in. What was typed is offered back.</summary>
public sealed class StaleFormException() : Exception("This page was opened before you last signed in or out.");

/// <summary>The request was sent by a page of another site.</summary>
public sealed class ForeignFormException() : Exception("Another site tried to send this form. Nothing was changed.");
