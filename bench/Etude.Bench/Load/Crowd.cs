using System.Diagnostics;

namespace Etude.Bench;

/// <summary>One person with eight connections that each ask again as soon as they have an answer.</summary>
internal sealed class Crowd(Visitor visitor)
{
    private const int Connections = 8;

    /// <returns>Answers a second, and the time that each took.</returns>
    public async Task<(double Rate, Samples Times)> Ask(string path, TimeSpan length, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(AskOn, cancel)));
        var took = Stopwatch.GetElapsedTime(began);
        var all = new Samples();
        foreach (var time in each.SelectMany(times => times))
            all.Add(time);
        return (all.Count / took.TotalSeconds, all);

        async Task<List<double>> AskOn()
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < length)
                times.Add((await visitor.Get(path, cancel)).Milliseconds);
            return times;
        }
    }
}
