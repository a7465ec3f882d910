using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;

namespace BranchPreview.Tests;

/// <summary>Values that keep the rules of their type.</summary>
internal static class SampleValues
{
    /// <summary>JSON of the type, each member by what its attributes say of it.</summary>
    public static string Of(Type type)
    {
        var json = new JsonObject();
        foreach (var parameter in type.GetConstructors()[0].GetParameters()) json[char.ToLowerInvariant(parameter.Name![0]) + parameter.Name[1..]] = Value(parameter);
        return json.ToJsonString();
    }

    private static JsonNode Value(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed) return JsonValue.Create((string)allowed.Values[0]!)!;
        if (parameter.GetCustomAttribute<EmailAddressAttribute>() is not null) return "ada@example.com";
        if (parameter.GetCustomAttribute<UrlAttribute>() is not null) return "https://example.com/a";
        if (parameter.GetCustomAttribute<PhoneAttribute>() is not null) return "+39 06 1234567";
        if (parameter.GetCustomAttribute<RegularExpressionAttribute>() is { Pattern: var pattern }) return pattern.Length > 8 ? "IT60X0542811101000000123456" : "IT";
        return Type.GetTypeCode(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) switch
        {
            TypeCode.String => "a",
            TypeCode.Boolean => true,
            TypeCode.Int32 or TypeCode.Int64 => 1,
            _ when parameter.ParameterType == typeof(Guid) => Guid.NewGuid().ToString(),
            _ when parameter.ParameterType == typeof(DateOnly) => "2040-01-01",
            _ when parameter.ParameterType == typeof(TimeOnly) => "12:00",
            _ when parameter.ParameterType == typeof(DateTimeOffset) => "2040-01-01T12:00:00Z",
            _ => throw new NotSupportedException($"{parameter.Member.DeclaringType}.{parameter.Name}"),
        };
    }
}
