namespace RouteGen.Responses;

/// <summary>The value of an answer's <c>Content-Type</c>: one that the runtime knows, as a constant, or a handler's own.</summary>
internal enum ContentKind : byte
{
    /// <summary>There is no content to have a type.</summary>
    None,
    Json,
    PlainText,
    Bytes,
    Problem,
    Other,
}
