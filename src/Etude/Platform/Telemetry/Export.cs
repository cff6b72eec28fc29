using Etude.Platform.Configuration;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Etude.Platform.Telemetry;

/// <summary>
/// Traces and metrics by OTLP, where an endpoint is set. The sources are the framework's own; a span of the database carries the text of the SQL, whose
/// values are parameters and are not in it. Called only where there are settings, so that otherwise no byte of OpenTelemetry is loaded.
/// </summary>
internal static class Export
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql"];
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime", EtudeMeter.Name];

    public static void AddExport(this IServiceCollection services, TelemetrySettings settings)
    {
        // The framework leaves its requests' spans bare unless it is asked for the names that OpenTelemetry wants.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings.ServiceName))
            .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter(to => Set(to, settings, "traces")))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter(to => Set(to, settings, "metrics")));
    }

    private static void Set(OtlpExporterOptions options, TelemetrySettings settings, string signal)
    {
        options.Endpoint = settings.EndpointOf(signal);
        options.Protocol = settings.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (settings.Headers is { } headers)
            options.Headers = headers;
    }
}
