using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RouteGen.Responses;

/// <summary>
/// How a JSON context writes values of a type. The context's own property of the type would configure that first, and for it a generic class for the type of each member,
/// which takes a good part of a managed function's cold start; the code that System.Text.Json's generator wrote needs none of them.
/// </summary>
internal sealed class JsonContract<T>
{
    // The context that routes name for a type is the same at every request; two routers in one process may differ.
    private static JsonContract<T>? s_last;

    private readonly JsonSerializerContext _context;

    private JsonContract(JsonSerializerContext context)
    {
        _context = context;
        if (AllowsGeneratedCode(context.Options)) Code = (Describe(context) as JsonTypeInfo<T>)?.SerializeHandler;
        if (Code is null) Type = context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T> ?? throw new InvalidOperationException($"The JSON context {context.GetType()} does not know {typeof(T)}.");
    }

    /// <summary>The generated code; <see langword="null"/> when there is none, or none that may be used.</summary>
    public Action<Utf8JsonWriter, T>? Code { get; }

    /// <summary>The configured type, where there is no <see cref="Code"/>.</summary>
    public JsonTypeInfo<T>? Type { get; }

    /// <summary>How the context writes the type.</summary>
    /// <exception cref="InvalidOperationException">The context does not know the type.</exception>
    public static JsonContract<T> Of(JsonSerializerContext context)
    {
        var last = s_last;
        return last is not null && ReferenceEquals(last._context, context) ? last : s_last = new JsonContract<T>(context);
    }

    private static JsonTypeInfo? Describe(IJsonTypeInfoResolver context) => context.GetTypeInfo(typeof(T), ((JsonSerializerContext)context).Options);

    // System.Text.Json's own conditions. The others (naming, what is left out) are compiled into the code, and a context's own options agree with it.
    private static bool AllowsGeneratedCode(JsonSerializerOptions options)
    {
        const JsonNumberHandling Special = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowNamedFloatingPointLiterals;
        return options is { Converters.Count: 0, Encoder: null, ReferenceHandler: null } && (options.NumberHandling & Special) == JsonNumberHandling.Strict;
    }
}
