using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace Etude.Tests.Rules;

/// <summary>Which types of the app use which: read from the compiled code, signatures and bodies, so that no import can hide one.</summary>
internal static class TypeUses
{
    private const BindingFlags Everything = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
    private static readonly Assembly Assembly = typeof(App).Assembly;

    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!).ToFrozenDictionary(c => c.Value);

    private static readonly Lazy<IReadOnlyList<(Type From, Type To)>> Found = new(() => [.. Assembly.GetTypes()
        .SelectMany(t => Of(t).SelectMany(Parts).Where(u => u.Assembly == Assembly && u.Namespace is not null).Select(u => (Outer(t), Outer(u))))
        .Where(p => p.Item1 != p.Item2).Distinct()]);

    /// <summary>Each pair once, nested types counted as the type around them.</summary>
    public static IReadOnlyList<(Type From, Type To)> All => Found.Value;

    private static IEnumerable<Type> Of(Type type)
    {
        if (type.BaseType is { } parent)
            yield return parent;
        foreach (var used in type.GetInterfaces().Concat(type.GetFields(Everything).Select(f => f.FieldType))
            .Concat(type.GetCustomAttributesData().Select(a => a.AttributeType)))
            yield return used;
        foreach (var method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything)))
            foreach (var used in method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)).Concat(In(method)))
                yield return used;
    }

    /// <summary>What the body of a method names.</summary>
    private static IEnumerable<Type> In(MethodBase method)
    {
        var body = method.GetMethodBody();
        foreach (var local in body?.LocalVariables ?? [])
            yield return local.LocalType;
        var bytes = body?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var code = Codes[bytes[at] == 0xFE ? (short)((bytes[at++] << 8) | bytes[at++]) : bytes[at++]];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                foreach (var used in Named(method, BitConverter.ToInt32(bytes, at)))
                    yield return used;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Named(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
        if (member is Type type)
            yield return type;
        if (member?.DeclaringType is { } owner)
            yield return owner;
        if (member is MethodInfo { IsGenericMethod: true } generic)
            foreach (var argument in generic.GetGenericArguments())
                yield return argument;
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private static Type Outer(Type type) => type.DeclaringType is { } around ? Outer(around) : type;
}
