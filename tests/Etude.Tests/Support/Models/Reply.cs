namespace Etude.Tests.Support.Models;

/// <summary>What a stand-in model does with one request.</summary>
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Streams a text and ends well.</summary>
    /// <param name="Text">Made from the request, so that an answer can quote what was sent.</param>
    public sealed record Says(Func<SeenRequest, string> Text) : Reply;

    /// <summary>Streams the first half of a text, waits until it may go on, then streams the rest.</summary>
    public sealed record Holds(Func<SeenRequest, string> Text, Task Until) : Reply;

    /// <summary>Streams half of a text and closes the connection.</summary>
    public sealed record BreaksOff(Func<SeenRequest, string> Text) : Reply;

    /// <summary>Answers with a status and no stream.</summary>
    public sealed record Status(int Code, string Body = "", string? RetryAfter = null) : Reply;

    /// <summary>Takes the request and says nothing.</summary>
    public sealed record Silence : Reply;

    /// <summary>Will not answer, in the way of its protocol.</summary>
    public sealed record Refuses : Reply;

    /// <summary>Writes on and on.</summary>
    public sealed record NeverEnds : Reply;

    /// <summary>Begins well and then reports an error inside the stream.</summary>
    public sealed record FailsInside : Reply;

    /// <summary>Answers 200 with something that is no event stream of a model.</summary>
    public sealed record Babbles : Reply;

    public static Says Saying(string text) => new(_ => text);
}
