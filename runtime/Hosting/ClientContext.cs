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

    /// <summary>The app: <c>installation_id</c>, <c>app_title</c> and so on; <see langword="null"/> when it is not told.</summary>
    public IDictionary<string, string>? Client { get; private set; }

    /// <summary>What the app added of its own; <see langword="null"/> when nothing.</summary>
    public IDictionary<string, string>? Custom { get; private set; }

    /// <summary>The environment the app runs in; <see langword="null"/> when it is not told.</summary>
    public IDictionary<string, string>? Environment { get; private set; }

    /// <summary>Reads a client context. The invoker chose every byte of it: what has not the shape that AWS's SDKs give it is left out.</summary>
    /// <returns>An empty one when there is none, as Amazon's runtime client gives it.</returns>
    public static ClientContext Read(string? text)
    {
        var context = new ClientContext();
        var json = Encoding.UTF8.GetBytes(text ?? "");
        try
        {
            var start = JsonCursor.AfterWhitespace(json, 0);
            if (json.AsSpan(start) is not [(byte)'{', ..]) return context;
            var members = new JsonCursor(json, start);
            while (members.NextProperty(out var nameSlice, out var value))
            {
                var name = json.AsSpan(nameSlice.Start, nameSlice.Length);
                if (name.SequenceEqual("client"u8)) context.Client = ReadPart(json, value);
                else if (name.SequenceEqual("custom"u8)) context.Custom = ReadPart(json, value);
                else if (name.SequenceEqual("env"u8)) context.Environment = ReadPart(json, value);
            }
        }
        catch (EventException)
        {
            // Cut off, or no JSON at all.
        }

        return context;
    }

    private static Dictionary<string, string>? ReadPart(byte[] json, JsonSlice value)
    {
        if (value.Kind != JsonKind.Object) return null;
        var part = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = new JsonCursor(json, value.Start);
        while (members.NextProperty(out var name, out var text))
        {
            part[JsonText.Read(json, name)] = text.IsString ? JsonText.Read(json, text) : Encoding.UTF8.GetString(json, text.Start, text.Length);
        }

        return part;
    }
}
