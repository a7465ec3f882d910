using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>The project's <c>JsonSerializerContext</c>s, and what each says it can read and write.</summary>
internal sealed class JsonContexts
{
    private readonly TypeNames _names;
    private readonly bool _isTrimmed;
    private readonly List<JsonContext> _contexts = [];
    private readonly SymbolCache<(JsonContext? Context, JsonTypeReference? Reference)> _known;

    /// <param name="contextNames">The metadata names of the classes that carry <c>[JsonSerializable]</c>.</param>
    public JsonContexts(IEnumerable<string> contextNames, Compilation compilation, ProjectOptions options, TypeNames names)
    {
        _names = names;
        _isTrimmed = options.IsTrimmed;
        _known = new(SymbolEqualityComparer.Default, names.Warnings);
        foreach (var name in contextNames)
        {
            if (compilation.Assembly.GetTypeByMetadataName(name) is { } type && IsContext(type) && type.IsAccessibleIn(compilation)) _contexts.Add(new JsonContext(type, names));
        }

        _contexts.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>How a type is read and written; <see langword="null"/> when it cannot be. A type in no context is reported at the first route that needs it.</summary>
    public JsonTypeReference? Reference(ITypeSymbol type, RouteReport report)
    {
        var (context, reference) = _known.GetOrAdd(type, Find);
        if (context is null) ReportMissing(type, report);
        else ReportContext(context, type, report);
        return reference;
    }

    /// <summary>How the members of a type are called, and of the types that it holds.</summary>
    public JsonNaming NamingOf(ITypeSymbol type) => _known.GetOrAdd(type, Find).Context?.Naming ?? JsonNaming.CamelCase;

    public JsonModel ToModel() => new(_contexts.Select(context => context.Name).ToEquatableArray(), AllowsReflection: !_isTrimmed);

    private (JsonContext? Context, JsonTypeReference? Reference) Find(ITypeSymbol type)
    {
        var context = _contexts.Find(candidate => candidate.HasWebDefaults && candidate.Knows(type)) ?? _contexts.Find(candidate => candidate.Knows(type));
        return (context, context is null && _isTrimmed ? null : new JsonTypeReference(_names.Bare(type), context?.Name, context?.PropertyOf(type)));
    }

    // Warnings may stay for good, so they point at no place in C#: a table that does is not remembered (see ResolutionMemo).
    private void ReportMissing(ITypeSymbol type, RouteReport report)
    {
        var readable = TypeNames.Readable(type);
        var line = $"[JsonSerializable(typeof({readable}))]";
        var context = _contexts.Find(candidate => candidate.HasWebDefaults) ?? _contexts.FirstOrDefault();
        var advice = context is null
            ? $"Declare '[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] {line} internal partial class RouteJson : JsonSerializerContext;'."
            : $"Add '{line}' to '{TypeNames.Readable(context.Type)}'.";
        report.AddOnce(_isTrimmed ? Descriptors.JsonTypeMissing : Descriptors.JsonByReflection, readable, advice);
    }

    private static void ReportContext(JsonContext context, ITypeSymbol type, RouteReport report)
    {
        if (context.PropertyOf(type) is null) report.AddOnce(Descriptors.JsonNameTwice, TypeNames.Readable(context.Type), context.NameOf(type), TypeNames.Readable(type));
        if (!context.HasWebDefaults && !context.SaysNaming) report.AddOnce(Descriptors.JsonContextNaming, TypeNames.Readable(context.Type));
    }

    private static bool IsContext(INamedTypeSymbol type) => type.SelfAndBases().Any(current => current.Is("System.Text.Json.Serialization", "JsonSerializerContext"));
}
