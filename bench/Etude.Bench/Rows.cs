using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Etude.Bench;

/// <summary>Writes one JSON object a line: <c>bench</c>, <c>metric</c>, <c>value</c>, <c>unit</c>, then the run's parameters.</summary>
internal sealed class Rows(TextWriter output, string bench, IReadOnlyDictionary<string, object?> parameters)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(string metric, double value, string unit, params (string Name, object Value)[] more)
    {
        var row = new JsonObject { ["bench"] = bench, ["metric"] = metric, ["value"] = Short(value), ["unit"] = unit };
        foreach (var (name, parameter) in parameters.Where(p => p.Value is not null).Select(p => (p.Key, p.Value!)).Concat(more))
            row[name] = JsonSerializer.SerializeToNode(parameter, parameter.GetType());
        output.WriteLine(row.ToJsonString(Readable));
        output.Flush();
    }

    /// <summary>Median and 95th percentile of milliseconds, as <c>name.p50_ms</c> and <c>name.p95_ms</c>.</summary>
    public void Times(string name, Samples samples)
    {
        Write($"{name}.p50_ms", samples.At(0.5), "ms", ("samples", samples.Count));
        Write($"{name}.p95_ms", samples.At(0.95), "ms", ("samples", samples.Count));
    }

    /// <summary>Four significant digits: more would be noise.</summary>
    private static double Short(double value) => double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
