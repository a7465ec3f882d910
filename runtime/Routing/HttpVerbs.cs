namespace RouteGen.Routing;

/// <summary>The verbs as text. Methods are case-sensitive (RFC 9110, 9.1).</summary>
internal static class HttpVerbs
{
    public static HttpVerb Parse(ReadOnlySpan<byte> method) => method.Length switch
    {
        3 when method.SequenceEqual("GET"u8) => HttpVerb.Get,
        3 when method.SequenceEqual("PUT"u8) => HttpVerb.Put,
        4 when method.SequenceEqual("POST"u8) => HttpVerb.Post,
        4 when method.SequenceEqual("HEAD"u8) => HttpVerb.Head,
        5 when method.SequenceEqual("PATCH"u8) => HttpVerb.Patch,
        6 when method.SequenceEqual("DELETE"u8) => HttpVerb.Delete,
        7 when method.SequenceEqual("OPTIONS"u8) => HttpVerb.Options,
        _ => HttpVerb.Any,
    };

    public static string NameOf(HttpVerb verb) => verb switch
    {
        HttpVerb.Get => "GET",
        HttpVerb.Post => "POST",
        HttpVerb.Put => "PUT",
        HttpVerb.Patch => "PATCH",
        HttpVerb.Delete => "DELETE",
        HttpVerb.Head => "HEAD",
        HttpVerb.Options => "OPTIONS",
        _ => "ANY",
    };
}
