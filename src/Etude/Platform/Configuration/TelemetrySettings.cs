namespace Etude.Platform.Configuration;

/// <summary>Where traces and metrics go, by the names that OpenTelemetry gave these settings. The headers may hold a key: never shown.</summary>
public sealed class TelemetrySettings
{
    /// <summary><c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, with a slash at the end of its path.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Whether it speaks gRPC (<c>OTEL_EXPORTER_OTLP_PROTOCOL=grpc</c>); else protobuf over HTTP, which every collector takes.</summary>
    public required bool IsGrpc { get; init; }

    /// <summary><c>OTEL_EXPORTER_OTLP_HEADERS</c>: <c>name=value</c>, separated by commas; null for none.</summary>
    public required string? Headers { get; init; }

    /// <summary><c>OTEL_SERVICE_NAME</c>, default <c>etude</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Where one kind of signal goes.</summary>
    /// <param name="signal"><c>traces</c> or <c>metrics</c>.</param>
    public Uri EndpointOf(string signal) => IsGrpc ? Endpoint : new Uri(Endpoint, $"v1/{signal}");

    internal static TelemetrySettings? Read(SettingsReader get)
    {
        const string name = "OTEL_EXPORTER_OTLP_ENDPOINT";
        if (get.Text(name) is not { } text)
            return null;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Host.Length == 0 || url.UserInfo.Length > 0 || url.Query.Length > 0)
            throw SettingsReader.Wrong(name, "must be an address such as http://127.0.0.1:4318, without user, password or question mark; a key goes into OTEL_EXPORTER_OTLP_HEADERS");
        var headers = get.Text("OTEL_EXPORTER_OTLP_HEADERS");
        if (headers?.Split(',').Any(h => h.IndexOf('=', StringComparison.Ordinal) < 1 || h.Any(c => c is < ' ' or > '~')) == true)
            throw SettingsReader.Wrong("OTEL_EXPORTER_OTLP_HEADERS", "must be name=value, separated by commas");
        return new TelemetrySettings
        {
            Endpoint = url, Headers = headers, ServiceName = get.Text("OTEL_SERVICE_NAME") ?? "etude",
            IsGrpc = get.Text("OTEL_EXPORTER_OTLP_PROTOCOL")?.ToLowerInvariant() switch
            {
                null or "http/protobuf" => false,
                "grpc" => true,
                var other => throw SettingsReader.Wrong("OTEL_EXPORTER_OTLP_PROTOCOL", $"must be http/protobuf or grpc, but is \"{other}\""),
            },
        };
    }
}
