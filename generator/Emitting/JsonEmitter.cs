using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes how types are read and written as JSON: through the project's contexts, and only where a project allows it by reflection.</summary>
internal static class JsonEmitter
{
    private const string ByReflection = "JsonByReflection";

    /// <summary>The expression of a type's JSON contract.</summary>
    public static string TypeInfo(JsonTypeReference type)
    {
        if (type.Context is null) return $"{ByReflection}.Of<{type.Type}>()";
        if (type.Property is null) return $"({GlobalNames.JsonTypeInfo}<{type.Type}>){type.Context}.Default.GetTypeInfo(typeof({type.Type}))";
        return $"{type.Context}.Default.{type.Property}";
    }

    /// <summary>What an answer of the type is written by: its context, which need not configure the type for that.</summary>
    public static string Writer(JsonTypeReference type) => type.Context is null ? TypeInfo(type) : $"{type.Context}.Default";

    public static void Emit(SourceWriter writer, JsonPlan json)
    {
        if (json.AsksAtRunTime) EmitGetJsonTypeInfo(writer, json.Model);
        if (json.Model.AllowsReflection && (json.AsksAtRunTime || json.AsksByType)) EmitByReflection(writer, json.AsksByType);
    }

    private static void EmitGetJsonTypeInfo(SourceWriter writer, JsonModel json)
    {
        var sources = json.Contexts.Select(context => $"{context}.Default.GetTypeInfo(type)").ToList();
        if (json.AllowsReflection) sources.Add($"{ByReflection}.Options.GetTypeInfo(type)");
        if (sources.Count == 0) return;
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {GlobalNames.JsonTypeInfo}? GetJsonTypeInfo({GlobalNames.Type} type) => {string.Join(" ?? ", sources)};");
    }

    private static void EmitByReflection(SourceWriter writer, bool asksByType)
    {
        writer.Gap();
        writer.Line("// The types that no JsonSerializerContext of the project names.");
        using (writer.Block($"private static class {ByReflection}"))
        {
            using (writer.Block($"public static readonly {GlobalNames.JsonSerializerOptions} Options = new({GlobalNames.JsonSerializerDefaults}.Web)", end: ";"))
            {
                writer.Line($"TypeInfoResolver = new {GlobalNames.DefaultJsonTypeInfoResolver}(),");
            }

            if (!asksByType) return;
            writer.Gap();
            writer.Line($"public static {GlobalNames.JsonTypeInfo}<T> Of<T>() => ({GlobalNames.JsonTypeInfo}<T>)Options.GetTypeInfo(typeof(T));");
        }
    }
}
