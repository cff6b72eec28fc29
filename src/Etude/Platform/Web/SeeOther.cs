namespace Etude.Platform.Web;

/// <summary>How a deed answers a plain form: go and see (303).</summary>
public static class SeeOther
{
    public static IResult At(string path) => new Result(path);

    private sealed class Result(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
