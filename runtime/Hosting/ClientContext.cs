using System.ComponentModel;
using System.Text;
using RouteGen.Events;

namespace RouteGen.Hosting;

/// <summary>What a mobile app sent as client context, read out of <see cref="LambdaContext.ClientContext"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClientContext
{
    private ClientContext()
    {
    }

    /// <summary>The app: <c>installation_id</c>, <c>app_title</c> and so on.</summary>
    public IDictionary<string, string> Client { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the app added of its own.</summary>
    public IDictionary<string, string> Custom { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The environment the app runs in.</summary>
    public IDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads a client context. The invoker chose every byte of it: what has not the shape that AWS's SDKs give it is left out.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static ClientContext? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        var context = new ClientContext();
        var json = Encoding.UTF8.GetBytes(text);
        try
        {
            var start = JsonCursor.AfterWhitespace(json, 0);
            if (json[start..] is not [(byte)'{', ..]) return context;
            var members = new JsonCursor(json, start);
            while (members.NextProperty(out var name, out var value))
            {
                if (context.PartOf(json.AsSpan(name.Start, name.Length)) is { } part) Fill(part, json, value);
            }
        }
        catch (EventException)
        {
            // Cut off, or no JSON at all.
        }

        return context;
    }

    private IDictionary<string, string>? PartOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("client"u8)) return Client;
        if (name.SequenceEqual("custom"u8)) return Custom;
        return name.SequenceEqual("env"u8) ? Environment : null;
    }

    private static void Fill(IDictionary<string, string> part, byte[] json, JsonSlice value)
    {
        if (value.Kind != JsonKind.Object) return;
        var members = new JsonCursor(json, value.Start);
        while (members.NextProperty(out var name, out var text))
        {
            if (text.IsString) part[JsonText.Read(json, name)] = JsonText.Read(json, text);
        }
    }
}
