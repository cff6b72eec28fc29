using Etude.Features.Reviews;

namespace Etude.Bench.Reviews;

/// <summary>Counts what an engine overlooked and what it found wanting without reason. A signal is found wanting at level 0 or 1.</summary>
internal sealed class Tally
{
    private const int Wanting = 1;

    private readonly SortedDictionary<string, (int Planted, int Missed, int Sound, int False)> _signals = new(StringComparer.Ordinal);

    /// <summary>Planted faults that a finding spoke of, of those that were seen.</summary>
    public int Shown { get; private set; }

    /// <summary>What was judged otherwise than planted or labelled, one line each.</summary>
    public List<string> Otherwise { get; } = [];

    public double MissesPct => Percent(_signals.Values.Sum(s => s.Missed), _signals.Values.Sum(s => s.Planted));
    public double FalseAlarmsPct => Percent(_signals.Values.Sum(s => s.False), _signals.Values.Sum(s => s.Sound));
    public int Planted => _signals.Values.Sum(s => s.Planted);
    public int Sound => _signals.Values.Sum(s => s.Sound);
    public IEnumerable<(string Signal, double MissesPct, int Planted, double FalseAlarmsPct, int Sound)> Signals =>
        _signals.Select(s => (s.Key, Percent(s.Value.Missed, s.Value.Planted), s.Value.Planted, Percent(s.Value.False, s.Value.Sound), s.Value.Sound));

    public void Add(Planted planted, Review review)
    {
        var levels = review.PerPhase.Values.SelectMany(p => p.Signals).ToDictionary(s => s.Signal, s => s.Level, StringComparer.Ordinal);
        foreach (var signal in planted.Faults)
        {
            var seen = levels.TryGetValue(signal, out var level) && level <= Wanting;
            Count(signal, planted: 1, missed: seen ? 0 : 1);
            if (!seen)
                Otherwise.Add($"missed {signal}: {planted.Name}");
            Shown += review.Findings.Any(f => f.Signal == signal && f.Level <= Wanting) ? 1 : 0;
        }

        foreach (var signal in planted.Sound.Where(levels.ContainsKey))
        {
            var falsely = levels[signal] <= Wanting;
            Count(signal, sound: 1, falsely: falsely ? 1 : 0);
            if (falsely)
                Otherwise.Add($"false alarm {signal}: {planted.Name}");
        }
    }

    private void Count(string signal, int planted = 0, int missed = 0, int sound = 0, int falsely = 0)
    {
        var so = _signals.GetValueOrDefault(signal);
        _signals[signal] = (so.Planted + planted, so.Missed + missed, so.Sound + sound, so.False + falsely);
    }

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
}
