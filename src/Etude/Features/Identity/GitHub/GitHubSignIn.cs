using System.Net.Http.Headers;
using System.Text.Json;
using Etude.Platform.Configuration;
using Etude.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Etude.Features.Identity.GitHub;

/// <summary>
/// Signing in with GitHub directly: the framework's OAuth with PKCE, a state that is sealed, and a cookie that binds it to this browser. The
/// access token is used for two questions and then forgotten.
/// </summary>
public static class GitHubSignIn
{
    public const string Scheme = "github";
    public const string Next = "etude.next";
    public const string Zone = "etude.tz";

    private const string FlowCookie = "etude.flow.";
    private const int MostBytes = 256 * 1024;

    /// <summary>How long a sign-in may take; the framework leaves that to the browser's clock, so it is checked here too.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static void AddGitHub(this IServiceCollection services, EtudeSettings settings, GitHubSettings github)
    {
        // The framework's handler would log a provider's own words, which nobody has checked for tokens; what failed is logged by its code.
        services.AddLogging(log => log.AddFilter(typeof(GitHubHandler).FullName, LogLevel.None));
        services.AddAuthentication().AddOAuth<OAuthOptions, GitHubHandler>(Scheme, options => Shape(options, settings, github));
    }

    private static void Shape(OAuthOptions options, EtudeSettings settings, GitHubSettings github)
    {
        options.ClientId = github.ClientId;
        options.ClientSecret = github.ClientSecret;
        options.AuthorizationEndpoint = new Uri(github.Url, "/login/oauth/authorize").ToString();
        options.TokenEndpoint = new Uri(github.Url, "/login/oauth/access_token").ToString();
        options.UserInformationEndpoint = new Uri(github.Api, "user").ToString();
        options.CallbackPath = CallbackAddress.Path;
        options.UsePkce = true;
        options.Scope.Add("read:user");
        options.Scope.Add("user:email");
        options.RemoteAuthenticationTimeout = Life;
        // Lax: the way back is a link from elsewhere.
        SiteCookie.Shape(options.CorrelationCookie, FlowCookie, settings, SameSiteMode.Lax);
        options.Backchannel = Connect(github);
        options.Events = new OAuthEvents
        {
            OnRedirectToAuthorizationEndpoint = Leave,
            OnCreatingTicket = Ask,
            OnTicketReceived = context => Finish(context, github),
            OnAccessDenied = context => Refuse(context, new SignInException(SignInProblem.Denied), context.Properties),
            OnRemoteFailure = Fail,
        };
    }

    private static HttpClient Connect(GitHubSettings github)
    {
        // The wire keeps the time.
        var http = new HttpClient(new GitHubWire(github.Patience)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Etude", null));
        return http;
    }

    private static async Task Leave(RedirectContext<OAuthOptions> context)
    {
        var page = context.HttpContext.RequestServices.GetRequiredService<PageContext>();
        await LeaveFor.GitHub(page, new Uri(context.RedirectUri)).ExecuteAsync(context.HttpContext);
    }

    private static async Task Ask(OAuthCreatingTicketContext context)
    {
        var cancel = context.HttpContext.RequestAborted;
        var user = await Get(context, context.Options.UserInformationEndpoint, cancel);
        var emails = await Get(context, context.Options.UserInformationEndpoint + "/emails", cancel);
        context.HttpContext.Features.Set(GitHubPerson.Read(user, emails));
    }

    private static async Task<JsonElement> Get(OAuthCreatingTicketContext context, string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken);
        using var response = await context.Backchannel.SendAsync(request, cancel);
        try
        {
            return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (JsonException)
        {
            throw new SignInException(SignInProblem.Unreadable);
        }
    }

    private static async Task Finish(TicketReceivedContext context, GitHubSettings github)
    {
        var http = context.HttpContext;
        if (context.Properties is not { } flow || http.Features.Get<GitHubPerson>() is not { } person)
            throw new InvalidOperationException("A ticket is only received after it was created.");
        if (flow.IssuedUtc is not { } begun || context.Options.TimeProvider!.GetUtcNow() - begun > Life)
        {
            await Refuse(context, new SignInException(SignInProblem.Late), flow);
            return;
        }

        var next = ReturnPath.Safe(flow.Items[Next]);
        var (signIn, isNew) = await http.RequestServices.GetRequiredService<GitHubAccounts>()
            .SignIn(http, person, github.Api.ToString().TrimEnd('/'), flow.Items[Zone] is { Length: > 0 } zone ? zone : null, http.RequestAborted);
        if (signIn.IsRefused)
        {
            await Refuse(context, new SignInException(SignInProblem.Closed), flow);
            return;
        }

        await http.SignIn(signIn, person.Email);
        Log(http).LogInformation("{Person} signed in with GitHub", signIn.Person);
        await SeeOther.At(isNew && next == ReturnPath.Today ? ReturnPath.FirstSteps : next).ExecuteAsync(http);
        context.HandleResponse();
    }

    private static async Task Fail(RemoteFailureContext context)
    {
        var failure = FailureOf(context);
        // Whoever is in already has come here by the Back button or twice.
        if (failure.Code == SignInProblem.LostCookie && context.HttpContext.User.Identity?.IsAuthenticated == true)
        {
            await SeeOther.At(ReturnPath.Today).ExecuteAsync(context.HttpContext);
            context.HandleResponse();
            return;
        }

        // What was thrown on the way has lost what the flow was begun with; the callback still holds it, sealed.
        var state = context.Request.Query["state"].ToString();
        await Refuse(context, failure, context.Properties ?? (context.Options as OAuthOptions)?.StateDataFormat.Unprotect(state));
    }

    /// <summary>What failed, by its code: the framework keeps a provider's code beside the words, which are not looked at.</summary>
    private static SignInException FailureOf(RemoteFailureContext context) => context.Failure switch
    {
        SignInException ours => ours,
        JsonException => new SignInException(SignInProblem.Unreadable),
        { Data: { } data } when data["error"] is { } code => new SignInException(code.ToString() ?? ""),
        _ when context.Properties is null => new SignInException(SignInProblem.BadCallback),
        _ when !context.Request.Cookies.Keys.Any(k => k.StartsWith(context.Options.CorrelationCookie.Name!, StringComparison.Ordinal)) => new SignInException(SignInProblem.LostCookie),
        _ => new SignInException(SignInProblem.BadCallback),
    };

    private static async Task Refuse<TOptions>(HandleRequestContext<TOptions> context, SignInException failure, AuthenticationProperties? flow)
        where TOptions : AuthenticationSchemeOptions
    {
        await RefuseSignIn.At(context.HttpContext, failure, flow?.Items.TryGetValue(Next, out var next) == true ? next : null).ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GitHubSignIn));
}
