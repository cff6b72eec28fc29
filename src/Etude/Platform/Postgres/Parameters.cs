using System.Collections.Concurrent;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;

namespace Etude.Platform.Postgres;

/// <summary>Named parameters from the properties of an (anonymous) object, typed by the property so that a null has a type too.</summary>
internal static class Parameters
{
    private static readonly ConcurrentDictionary<Type, (string Name, Type Type, PropertyInfo Property)[]> Shapes = new();

    private static readonly Dictionary<Type, NpgsqlDbType> Types = new()
    {
        [typeof(string)] = NpgsqlDbType.Text,
        [typeof(Guid)] = NpgsqlDbType.Uuid,
        [typeof(int)] = NpgsqlDbType.Integer,
        [typeof(long)] = NpgsqlDbType.Bigint,
        [typeof(double)] = NpgsqlDbType.Double,
        [typeof(bool)] = NpgsqlDbType.Boolean,
        [typeof(DateTimeOffset)] = NpgsqlDbType.TimestampTz,
        [typeof(DateOnly)] = NpgsqlDbType.Date,
        [typeof(string[])] = NpgsqlDbType.Array | NpgsqlDbType.Text,
        [typeof(Guid[])] = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
        [typeof(double[])] = NpgsqlDbType.Array | NpgsqlDbType.Double,
        [typeof(int[])] = NpgsqlDbType.Array | NpgsqlDbType.Integer,
        [typeof(byte[])] = NpgsqlDbType.Bytea,
    };

    public static void Add(NpgsqlParameterCollection collection, object? arguments)
    {
        if (arguments is null)
            return;
        foreach (var (name, type, property) in Shapes.GetOrAdd(arguments.GetType(), Shape))
            collection.Add(One(name, type, property.GetValue(arguments)));
    }

    public static NpgsqlParameter One(string name, Type type, object? value)
    {
        if (typeof(IJsonColumn).IsAssignableFrom(type))
            return new NpgsqlParameter(name, NpgsqlDbType.Jsonb) { Value = value is null ? DBNull.Value : Json.Write(value) };
        if (value is DateTimeOffset instant)
            value = instant.ToUniversalTime();
        return new NpgsqlParameter(name, Types[type]) { Value = value ?? DBNull.Value };
    }

    private static (string, Type, PropertyInfo)[] Shape(Type type) => [.. type.GetProperties()
        .Select(p => (p.Name, Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, p))];
}
