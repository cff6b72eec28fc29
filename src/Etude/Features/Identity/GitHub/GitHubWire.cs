using System.Net;

namespace Etude.Features.Identity.GitHub;

/// <summary>The calls to GitHub that the framework makes: what a network can do becomes a code that the sign-in page has words for.</summary>
internal sealed class GitHubWire(TimeSpan patience) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            var response = await base.SendAsync(request, limit.Token);
            // The body too, within the same time.
            await response.Content.LoadIntoBufferAsync(limit.Token);
            if (Refusal(response) is not { } refusal)
                return response;
            response.Dispose();
            throw refusal;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SignInException(SignInProblem.Slow);
        }
        catch (HttpRequestException)
        {
            throw new SignInException(SignInProblem.Down);
        }
    }

    private static SignInException? Refusal(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new(SignInProblem.TooMany, response.Headers.RetryAfter?.Delta),
        HttpStatusCode.Forbidden when response.Headers.RetryAfter?.Delta is { } wait => new(SignInProblem.TooMany, wait),
        >= HttpStatusCode.InternalServerError => new(SignInProblem.Down),
        HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new("unauthorized_client"),
        >= HttpStatusCode.Redirect and < HttpStatusCode.BadRequest => new(SignInProblem.Unreadable),
        _ => null,
    };
}
