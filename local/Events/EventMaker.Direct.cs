using System.Text.Json;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    /// <summary>A direct invocation, with the name of its route put in.</summary>
    /// <param name="route">The name.</param>
    /// <param name="payload">A JSON object, UTF-8.</param>
    /// <exception cref="ShortFormException">The payload is no JSON object, or names another route.</exception>
    public static byte[] Invoke(string route, ReadOnlyMemory<byte> payload)
    {
        var json = EventJson.ParseObject(payload, "The payload");
        if (json.TryGetProperty("route", out var named) && !(named.ValueKind == JsonValueKind.String && named.ValueEquals(route)))
        {
            throw new ShortFormException($"The payload has a \"route\" already, and it is not \"{route}\".");
        }

        return EventJson.Object(writer =>
        {
            writer.WriteString("route", route);
            foreach (var member in json.EnumerateObject())
            {
                if (member.Name != "route") member.WriteTo(writer);
            }
        });
    }

    /// <summary>An event as it is.</summary>
    /// <param name="json">The event, UTF-8: any JSON value.</param>
    /// <param name="what">What it is, as the message names it.</param>
    /// <exception cref="ShortFormException">It is no JSON.</exception>
    public static ReadOnlyMemory<byte> AsItIs(ReadOnlyMemory<byte> json, string what)
    {
        EventJson.Parse(json, what);
        return json;
    }
}
