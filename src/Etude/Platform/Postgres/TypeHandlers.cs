using System.Data;
using System.Text.Json;
using Dapper;

namespace Etude.Platform.Postgres;

/// <summary>How columns become .NET values: JSONB as <see cref="IJsonColumn"/>, instants as UTC, dates as <see cref="DateOnly"/>.</summary>
internal static class TypeHandlers
{
    private static readonly Lazy<bool> Registered = new(Register);

    /// <summary>Tells Dapper about our column types, once a process.</summary>
    public static void Ensure() => _ = Registered.Value;

    private static bool Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new TextListHandler());
        foreach (var type in JsonColumns())
            SqlMapper.AddTypeHandler(type, new JsonHandler());
        return true;
    }

    /// <summary>Every JSON type that some record of this app has as a property: also the closed forms of lists and maps.</summary>
    private static IEnumerable<Type> JsonColumns() => typeof(TypeHandlers).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetProperties().Select(p => p.PropertyType))
        .Where(type => typeof(IJsonColumn).IsAssignableFrom(type) && type is { IsAbstract: false, ContainsGenericParameters: false })
        .Distinct();

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset instant => instant,
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            _ => throw new DataException($"Not an instant: {value.GetType().Name}."),
        };

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value is DateTime time ? DateOnly.FromDateTime(time) : (DateOnly)value;

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;
    }

    private sealed class TextListHandler : SqlMapper.TypeHandler<string[]>
    {
        public override string[] Parse(object value) => (string[])value;

        public override void SetValue(IDbDataParameter parameter, string[]? value) => parameter.Value = value;
    }

    private sealed class JsonHandler : SqlMapper.ITypeHandler
    {
        public object? Parse(Type destinationType, object value) =>
            JsonSerializer.Deserialize((string)value, destinationType, Json.Options);

        public void SetValue(IDbDataParameter parameter, object value) => parameter.Value = Json.Write(value);
    }
}
