namespace RouteGen.Events;

/// <summary>
/// The event of one invocation: its bytes, where its fields stand, and the texts read out of it so far.
/// An invocation loop uses one again and again; spans it gives are good until <see cref="Begin"/>.
/// </summary>
internal sealed class LambdaEvent
{
    private ReadOnlyMemory<byte> _json;
    private RequestContextFields _requestContext;
    private bool _hasRequestContext;

    /// <summary>Where the top-level properties stand.</summary>
    public EventFields Fields;

    /// <summary>The whole event.</summary>
    public ReadOnlyMemory<byte> Memory => _json;

    /// <inheritdoc cref="Memory"/>
    public ReadOnlySpan<byte> Json => _json.Span;

    public Front Front { get; private set; }

    /// <summary>Room for texts that do not stand in the event as they mean.</summary>
    public ScratchBuffer Scratch { get; } = new();

    /// <summary>The properties of <c>requestContext</c>.</summary>
    public ref readonly RequestContextFields RequestContext
    {
        get
        {
            if (!_hasRequestContext)
            {
                _requestContext = RequestContextFields.Read(Json, Fields.RequestContext);
                _hasRequestContext = true;
            }

            return ref _requestContext;
        }
    }

    /// <summary>Whether a payload 2.0 event came through a Function URL: its path is percent-encoded, an HTTP API's is not.</summary>
    public bool IsFunctionUrl =>
        (!Fields.RouteKey.IsString || TextOf(Fields.RouteKey).SequenceEqual("$default"u8))
        && RequestContext.DomainName is { IsString: true } domain && TextOf(domain).IndexOf(".lambda-url."u8) >= 0;

    /// <summary>The event as a value: an object, unless somebody invoked the function with other JSON.</summary>
    public JsonSlice Root
    {
        get
        {
            var start = JsonCursor.AfterWhitespace(Json, 0);
            // Begin has read an object to its end already.
            return Json[start] == '{' ? new JsonSlice(start, Json.Length - start, JsonKind.Object) : JsonCursor.ReadValue(Json, start);
        }
    }

    /// <summary>The ARN that the top level names its source by, as a stream's tumbling window does; empty where there is none.</summary>
    public ReadOnlySpan<byte> SourceArn => TryGetProperty(Root, "eventSourceARN"u8, out var arn) && arn.IsString ? TextOf(arn) : default;

    /// <summary>Starts the next invocation.</summary>
    /// <returns>Whether the event is an HTTP request.</returns>
    /// <exception cref="EventException">The event is not JSON.</exception>
    public bool Begin(ReadOnlyMemory<byte> json)
    {
        _json = json;
        _hasRequestContext = false;
        Front = default;
        Scratch.Clear();
        if (!EventReader.TryRead(json.Span, out Fields) || !FrontDetector.TryDetect(this, out var front)) return false;
        Front = front;
        return true;
    }

    /// <summary>Whether a member of this event says <c>true</c>; some hand-made events say <c>"true"</c>.</summary>
    public bool IsTrue(JsonSlice value) => value.Kind == JsonKind.True || (value.Kind == JsonKind.String && TextOf(value).SequenceEqual("true"u8));

    /// <summary>The text of a string, unescaped; the bytes of anything else as they stand; empty for null and for nothing.</summary>
    public ReadOnlySpan<byte> TextOf(JsonSlice value)
    {
        if (value.Kind is JsonKind.Missing or JsonKind.Null) return default;
        var text = Json.Slice(value.Start, value.Length);
        if (value.Kind != JsonKind.EscapedString) return text;
        return Scratch.Keep(JsonText.Unescape(text, Scratch.Take(text.Length)));
    }

    /// <summary>Finds a property of an object in the event; of several the last.</summary>
    public bool TryGetProperty(JsonSlice container, ReadOnlySpan<byte> name, out JsonSlice value)
    {
        value = default;
        if (container.Kind != JsonKind.Object) return false;
        var cursor = new JsonCursor(Json, container.Start);
        while (cursor.NextProperty(out var candidate, out var found))
        {
            if (TextOf(candidate).SequenceEqual(name)) value = found;
        }

        return value.Kind != JsonKind.Missing;
    }
}
