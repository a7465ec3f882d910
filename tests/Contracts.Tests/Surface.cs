using System.Reflection;

namespace Contracts.Tests;

/// <summary>What a type shows, as lines that read like C#: <c>List&lt;SQSMessage&gt; Records</c>, <c>new(string)</c>, <c>Get = 1</c>, <c>: INamedAttribute</c>.</summary>
internal static class Surface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(void)] = "void",
    };

    public static IReadOnlySet<string> Of(Type type)
    {
        var lines = new HashSet<string>(StringComparer.Ordinal);
        if (type.IsEnum)
        {
            lines.UnionWith(Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name), provider: null)}"));
            return lines;
        }

        if (type.BaseType is { } parent && parent != typeof(object)) lines.Add($": {Name(parent)}");
        lines.UnionWith(type.GetInterfaces().Select(implemented => $": {Name(implemented)}"));
        lines.UnionWith(type.GetConstructors().Select(constructor => $"new({Parameters(constructor)})"));
        lines.UnionWith(type.GetProperties(Declared).Select(property => $"{Name(property.PropertyType)} {property.Name}"));
        lines.UnionWith(type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(method =>
            $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{Arguments(method.GetGenericArguments())}({Parameters(method)})"));
        return lines;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)));

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        return type.IsArray ? Name(type.GetElementType()!) + "[]" : type.Name.Split('`')[0] + Arguments(type.GetGenericArguments());
    }

    private static string Arguments(Type[] types) => types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(Name))}>";
}
