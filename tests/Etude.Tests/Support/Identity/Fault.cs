using Microsoft.AspNetCore.Http;

namespace Etude.Tests.Support.Identity;

/// <summary>What a stand-in does with one call instead of answering it.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Answers 429, or another status, without a code.</summary>
    public sealed record Status(int Code, int? RetryAfter = null) : Fault;

    /// <summary>Answers with an error of the protocol.</summary>
    public sealed record Refusal(int Of, string Code) : Fault;

    /// <summary>Takes the call and says nothing.</summary>
    public sealed record Silence : Fault;

    /// <summary>Closes the connection.</summary>
    public sealed record BreaksOff : Fault;

    /// <summary>Answers 200 with something else.</summary>
    public sealed record Babbles(string Body = "<html>Welcome</html>") : Fault;

    /// <summary>Does it; a refusal is left to the protocol.</summary>
    public async Task Happen(HttpContext context)
    {
        switch (this)
        {
            case Status status:
                context.Response.StatusCode = status.Code;
                if (status.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = $"{wait}";
                break;
            case Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case BreaksOff:
                context.Abort();
                break;
            case Babbles babbles:
                await context.Response.WriteAsync(babbles.Body, context.RequestAborted);
                break;
        }
    }
}
