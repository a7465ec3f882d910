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
    private readonly Dictionary<ITypeSymbol, JsonTypeReference?> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<JsonContext> _reported = [];

    /// <param name="contextNames">The metadata names of the classes that carry <c>[JsonSerializable]</c>.</param>
    public JsonContexts(IEnumerable<string> contextNames, Compilation compilation, ProjectOptions options, TypeNames names)
    {
        _names = names;
        _isTrimmed = options.IsTrimmed;
        foreach (var name in contextNames)
        {
            if (compilation.Assembly.GetTypeByMetadataName(name) is { } type && IsContext(type) && type.IsAccessibleIn(compilation)) _contexts.Add(new JsonContext(type, names));
        }

        _contexts.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>How a type is read and written; <see langword="null"/> when it cannot be. A type in no context is reported at the first route that needs it.</summary>
    public JsonTypeReference? Reference(ITypeSymbol type, RouteReport report)
    {
        if (_known.TryGetValue(type, out var known)) return known;
        var context = _contexts.Find(candidate => candidate.HasWebDefaults && candidate.Knows(type)) ?? _contexts.Find(candidate => candidate.Knows(type));
        var reference = context is null && _isTrimmed ? null : new JsonTypeReference(_names.Bare(type), context?.Name, context?.PropertyOf(type));
        _known.Add(type, reference);
        if (context is null) ReportMissing(type, report);
        else ReportContext(context, type, report);
        return reference;
    }

    public JsonModel ToModel() => new(_contexts.Select(context => context.Name).ToEquatableArray(), AllowsReflection: !_isTrimmed);

    // Warnings may stay for good, so they point at no place in C#: a table that does is not remembered (see Resolver).
    private void ReportMissing(ITypeSymbol type, RouteReport report)
    {
        var readable = TypeNames.Readable(type);
        var line = $"[JsonSerializable(typeof({readable}))]";
        var context = _contexts.Find(candidate => candidate.HasWebDefaults) ?? _contexts.FirstOrDefault();
        var advice = context is null
            ? $"Declare '[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] {line} internal partial class RouteJson : JsonSerializerContext;'."
            : $"Add '{line}' to '{TypeNames.Readable(context.Type)}'.";
        report.Add(_isTrimmed ? Descriptors.JsonTypeMissing : Descriptors.JsonByReflection, declaration: null, readable, advice);
    }

    private void ReportContext(JsonContext context, ITypeSymbol type, RouteReport report)
    {
        if (context.PropertyOf(type) is null) report.Add(Descriptors.JsonNameTwice, declaration: null, TypeNames.Readable(context.Type), context.NameOf(type), TypeNames.Readable(type));
        if (!context.HasWebDefaults && _reported.Add(context)) report.Add(Descriptors.JsonContextNaming, declaration: null, TypeNames.Readable(context.Type));
    }

    private static bool IsContext(INamedTypeSymbol type) => type.SelfAndBases().Any(current => current.Is("System.Text.Json.Serialization", "JsonSerializerContext"));
}
