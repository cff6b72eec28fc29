using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Etude.Tests.Support.Identity;

/// <summary>Hears everything that an app logs.</summary>
public sealed class HeardLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public string Text => string.Join('\n', lines);

    /// <summary>The numbers of the events of a category that a line with these words tells of, in order.</summary>
    public IReadOnlyList<int> Events(string category, string words) =>
        [.. lines.Where(l => l.StartsWith($"{category} ", StringComparison.Ordinal) && l.Contains(words, StringComparison.Ordinal)).Select(l => int.Parse(l[category.Length..l.IndexOf(':', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];

    public ILogger CreateLogger(string categoryName) => new Ear(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Ear(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{category} {eventId.Id}: {formatter(state, exception)} {exception}");
    }
}
