using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Annotations.APIGateway;

internal sealed record HttpResultBody(string Text, string ContentType, bool IsBase64)
{
    public static HttpResultBody Of(object body, ILambdaSerializer serializer) => body switch
    {
        null => new(null, null, IsBase64: false),
        string text => new(text, "text/plain", IsBase64: false),
        Stream stream => Binary(Read(stream)),
        // An array of bytes is one too.
        IList<byte> bytes => Binary([.. bytes]),
        _ => new(Json(body, serializer), "application/json", IsBase64: false),
    };

    private static HttpResultBody Binary(byte[] bytes) => new(Convert.ToBase64String(bytes), "application/octet-stream", IsBase64: true);

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // Of the static type object: a serializer with a context has to know that type.
    private static string Json(object body, ILambdaSerializer serializer)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(body, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
