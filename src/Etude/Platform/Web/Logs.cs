using Etude.Platform.Configuration;
using Microsoft.Extensions.Logging.Console;

namespace Etude.Platform.Web;

/// <summary>
/// How the log is written, always to standard error: words for people, or with <c>ETUDE_LOGS=json</c> (or the framework's own
/// <c>Logging__Console__FormatterName=json</c>) one object a line with every request. In an object line breaks and everything that is not ASCII are escaped, so
/// that nothing that came in a request can look like a line of its own.
/// </summary>
public static class Logs
{
    /// <summary>Every request; heard only where the log is JSON, or where a setting of the framework asks for it.</summary>
    public const string Requests = "Etude.Requests";

    /// <summary>Who signed in and out, what was refused, what left the house.</summary>
    public const string Security = "Etude.Security";

    public static void AddEtude(this ILoggingBuilder logging, EtudeSettings settings, IConfiguration framework)
    {
        var asJson = settings.LogsAsJson || framework["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json;
        if (!asJson && framework[$"Logging:LogLevel:{Requests}"] is null)
            logging.AddFilter(Requests, LogLevel.Warning);
        if (!asJson)
            return;
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Json);
        logging.Services.Configure<JsonConsoleFormatterOptions>(json =>
            (json.TimestampFormat, json.UseUtcTimestamp, json.IncludeScopes) = ("yyyy-MM-ddTHH:mm:ss.fffZ", true, false));
    }
}
