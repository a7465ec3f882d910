using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>The types that nothing in a request can become, and why; each reason ends the sentence "... cannot be bound:".</summary>
internal static class TypeRefusals
{
    /// <summary>Why no rule at all can give a value of this type, not even a service.</summary>
    public static string? Always(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return "the compiler does not know the type here. It may be misspelled, or made by another generator, whose output RouteGen cannot see.";
        if (type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer) return "it is a pointer. Use 'ReadOnlyMemory<byte>' for bytes.";
        return type.IsRefLikeType ? "it is a ref struct, which no asynchronous method can hold. Use 'ReadOnlyMemory<byte>', 'string' or an array." : null;
    }

    /// <summary>Why a value of this type cannot be read from a request.</summary>
    public static string? FromRequest(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (type.TypeKind == TypeKind.Dynamic) return "it is 'dynamic'. Take 'System.Text.Json.JsonElement'.";
        if (type.TypeKind == TypeKind.Delegate) return "it is a delegate. Let the services class provide it.";
        if (type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return "its size depends on the machine. Take 'long' or 'ulong'.";
        return Foreign(type, "Take 'RouteGen.HttpRequest'.");
    }

    /// <summary>Why a value of this type cannot be an answer.</summary>
    public static string? AsAnswer(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (Always(type) is { } reason) return reason;
        if (type.TypeKind == TypeKind.Dynamic) return "it is 'dynamic'. Return 'object'.";
        if (type.TypeKind == TypeKind.Delegate) return "it is a delegate.";
        if (type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr) return "its size depends on the machine. Return 'long' or 'ulong'.";
        if (type is IArrayTypeSymbol { IsSZArray: false }) return "System.Text.Json does not write arrays of several dimensions. Return an array of arrays.";
        if (type.IsTupleType) return "System.Text.Json writes no fields, and a tuple has nothing else: the answer would be {}. Return a record.";
        if (type.Is("System", "Type")) return "System.Text.Json does not write it. Return its name.";
        if (type.Is("System.Collections.Generic", "IAsyncEnumerable")) return "an answer of this version is written in one piece. Return a list.";
        if (TaskTypes.IsTask(type)) return "it is a task inside a task.";
        return Foreign(type, "Return 'RouteGen.HttpResult'.") ?? (IsAwaitable(type) ? "only 'Task' and 'ValueTask' are awaited." : null);
    }

    /// <summary>Why System.Text.Json cannot make a value of this type.</summary>
    public static string? FromJson(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: false }) return "System.Text.Json does not read arrays of several dimensions. Take an array of arrays.";
        if (type.WithoutNullable().IsTupleType) return "System.Text.Json reads no fields, and a tuple has nothing else. Take a record.";
        if (type.IsStatic) return "it is a static class.";
        if (!type.IsAbstract || IsReadAsCollection(type) || type.IsIn("System.Text.Json.Nodes") || IsReadByAttribute(type)) return null;
        return "System.Text.Json cannot make an interface or an abstract class. Take a class, a list or an array.";
    }

    private static string? Foreign(ITypeSymbol type, string instead)
    {
        if (AmazonTypes.EventOf(type) is not null || ExchangeTypes.PartOf(type) is not null) return "it is the whole event or its context, and no part of the request. Take it without an attribute.";
        if (type.RootNamespace() != "Microsoft") return null;
        var @namespace = type.ContainingNamespace.ToDisplayString();
        var isAspNet = @namespace.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || @namespace.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal);
        return isAspNet ? "it belongs to ASP.NET Core, which does not run here. " + instead : null;
    }

    private static bool IsAwaitable(ITypeSymbol type) => type is INamedTypeSymbol named && named.SelfAndBases()
        .SelectMany(current => current.GetMembers("GetAwaiter"))
        .Any(member => member is IMethodSymbol { Parameters.IsEmpty: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public });

    private static bool IsReadAsCollection(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface && (type.IsIn("System.Collections.Generic") || type.IsIn("System.Collections.Immutable") || type.IsIn("System.Collections"));

    private static bool IsReadByAttribute(ITypeSymbol type) => type.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { Name: "JsonDerivedTypeAttribute" or "JsonPolymorphicAttribute" or "JsonConverterAttribute" } json && json.IsIn("System.Text.Json.Serialization"));
}
