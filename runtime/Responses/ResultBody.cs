using System.Text;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Routing;

namespace RouteGen.Responses;

/// <summary>The body of an <see cref="HttpResult"/>, kept until the result is answered.</summary>
internal abstract class ResultBody
{
    /// <summary>Writes the body.</summary>
    /// <param name="http">The exchange, with status and headers set.</param>
    /// <param name="contentType">The type that the handler chose; <see langword="null"/> for the body's own.</param>
    public abstract ValueTask WriteAsync(HttpExchange http, string? contentType);

    /// <summary>How many bytes there are, where that is known before anything is written.</summary>
    public virtual long? Length => TryGetBytes(out var bytes) ? bytes.Length : null;

    /// <summary>Gives the bytes, where they are known before anything is written.</summary>
    public virtual bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        return false;
    }
}

internal sealed class TextBody(string text) : ResultBody
{
    public override ValueTask WriteAsync(HttpExchange http, string? contentType)
    {
        http.WriteText(text, ContentKind.PlainText, contentType);
        return default;
    }

    public override bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = Encoding.UTF8.GetBytes(text);
        return true;
    }
}

internal sealed class BytesBody(ReadOnlyMemory<byte> content) : ResultBody
{
    public override ValueTask WriteAsync(HttpExchange http, string? contentType)
    {
        http.WriteBytes(content.Span, contentType);
        return default;
    }

    public override bool TryGetBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = content;
        return true;
    }
}

internal sealed class StreamBody(Stream stream) : ResultBody
{
    public override ValueTask WriteAsync(HttpExchange http, string? contentType) => http.WriteStreamAsync(stream, contentType);
}

/// <summary>The same body as the router's own answer to a path that it does not know.</summary>
internal sealed class NotFoundBody : ResultBody
{
    public override ValueTask WriteAsync(HttpExchange http, string? contentType)
    {
        http.WriteMessage("Not Found"u8, contentType);
        return default;
    }
}

internal sealed class ProblemResultBody(int status, string? type, string? title, string? detail) : ResultBody
{
    public override ValueTask WriteAsync(HttpExchange http, string? contentType)
    {
        http.WriteProblem(status, type, title, detail, contentType: contentType);
        return default;
    }
}

internal sealed class JsonBody<T>(T value) : ResultBody
{
    public T Value => value;

    public override ValueTask WriteAsync(HttpExchange http, string? contentType)
    {
        http.WriteJson(value, FindType(http.Router), contentType);
        return default;
    }

    private static JsonTypeInfo<T> FindType(CompiledRouter router) =>
        router.GetJsonTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new InvalidOperationException(
            $"No JSON context of the project knows {CSharpName.Of(typeof(T))}. Add this line to one: [JsonSerializable(typeof({CSharpName.Of(typeof(T))}))]");
}
