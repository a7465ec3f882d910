using System.Globalization;
using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Local.Http;

/// <summary>Writes responses onto a connection.</summary>
internal static class ResponseWriter
{
    /// <summary>Gives a client leave to send its body.</summary>
    public static ValueTask WriteContinueAsync(Stream stream, CancellationToken cancellation) =>
        stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), cancellation);

    /// <summary>Writes a response.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="response">The response; its headers hold no line breaks, the fronts see to that.</param>
    /// <param name="hasBody"><see langword="false"/> for the answer to HEAD, which has a body's headers without the body.</param>
    /// <param name="keepsAlive">Whether another request may follow.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async ValueTask WriteAsync(Stream stream, FrontResponse response, bool hasBody, bool keepsAlive, CancellationToken cancellation)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.StatusCode} {ReasonPhrase.Of(response.StatusCode)}\r\n");
        foreach (var header in response.Headers) head.Append(CultureInfo.InvariantCulture, $"{header.Key}: {header.Value}\r\n");
        // 204 and 304 have no length; after HEAD nobody knows the one that GET would have.
        if (hasBody && response.StatusCode is not (204 or 304)) head.Append(CultureInfo.InvariantCulture, $"Content-Length: {response.Body.Length}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Connection: {(keepsAlive ? "keep-alive" : "close")}\r\n\r\n");

        var bytes = Encoding.UTF8.GetBytes(head.ToString());
        if (!hasBody || response.Body.IsEmpty)
        {
            await stream.WriteAsync(bytes, cancellation);
            return;
        }

        // One write for both: two small ones wait for the client's acknowledgement in between.
        if (response.Body.Length < 64 * 1024)
        {
            await stream.WriteAsync((byte[])[.. bytes, .. response.Body.Span], cancellation);
            return;
        }

        await stream.WriteAsync(bytes, cancellation);
        await stream.WriteAsync(response.Body, cancellation);
    }
}
