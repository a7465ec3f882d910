using System.Text;
using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>An answer as an <see cref="IIdempotencyStore"/> keeps it: a version, status, content type, fields and body, each text and the body with its length before it.</summary>
internal static class KeptAnswer
{
    private const byte Version = 1;

    /// <summary>Writes an answer. One that is too long is kept as 409: that it was carried out is what must not be lost.</summary>
    public static byte[] Write(HttpResult result, int longest)
    {
        if (!result.TryGetBody(out var body) || body.Length > longest) return TooLong();
        using var stream = new MemoryStream(body.Length + 256);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write((short)result.Status);
            writer.Write(result.ContentType ?? "");
            writer.Write(result.Headers.Count);
            foreach (var (name, value) in result.Headers)
            {
                writer.Write(name);
                writer.Write(value);
            }

            writer.Write(result.Body is null ? -1 : body.Length);
            writer.Write(body.Span);
        }

        return stream.Length <= longest ? stream.ToArray() : TooLong();
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="InvalidDataException">It is none that <see cref="Write"/> wrote.</exception>
    public static HttpResult Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false), Encoding.UTF8);
            if (reader.ReadByte() != Version) throw new InvalidDataException("The answer was kept by another version of RouteGen.");
            HttpResult result = new UntypedHttpResult(reader.ReadInt16());
            var contentType = reader.ReadString();
            for (var left = reader.ReadInt32(); left > 0; left--) result = result.WithHeader(reader.ReadString(), reader.ReadString());
            var length = reader.ReadInt32();
            if (length >= 0) result = result.WithBody(reader.ReadBytes(length));
            return contentType.Length > 0 ? result.WithHeader(HeaderField.ContentType, contentType) : result;
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or FormatException)
        {
            throw new InvalidDataException("The answer that was kept for the key is damaged.", exception);
        }
    }

    // Of an answer that Write wrote for another one, and short enough whatever the limit.
    private static byte[] TooLong()
    {
        var problem = new ByteBuffer(int.MaxValue);
        ProblemBody.Write(problem, 409, type: null, title: null, "The request was carried out. Its answer was too long to be kept.");
        return Write(new UntypedHttpResult(409).WithHeader(HeaderField.ContentType, "application/problem+json").WithBody(problem.Written), int.MaxValue);
    }
}
