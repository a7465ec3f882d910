namespace RouteGen.Events;

/// <summary>The properties of an event's <c>requestContext</c> that routing and binding ask for, read only when one of them is asked for.</summary>
internal struct RequestContextFields
{
    public JsonSlice Http;
    public JsonSlice Elb;
    public JsonSlice Stage;
    public JsonSlice DomainName;
    public JsonSlice ConnectionId;
    public JsonSlice RouteKey;
    public JsonSlice RequestId;
    public JsonSlice ApiId;
    public JsonSlice Identity;
    public JsonSlice Authorizer;

    /// <summary>Finds the fields.</summary>
    /// <param name="json">The whole event.</param>
    /// <param name="context">The <c>requestContext</c>; anything but an object has no fields (the Lambda Test Tool sends null).</param>
    public static RequestContextFields Read(ReadOnlySpan<byte> json, JsonSlice context)
    {
        var fields = default(RequestContextFields);
        if (context.Kind != JsonKind.Object) return fields;
        var cursor = new JsonCursor(json, context.Start);
        while (cursor.NextProperty(out var nameSlice, out var value))
        {
            var name = json.Slice(nameSlice.Start, nameSlice.Length);
            if (name.SequenceEqual("http"u8)) fields.Http = value;
            else if (name.SequenceEqual("elb"u8)) fields.Elb = value;
            else if (name.SequenceEqual("stage"u8)) fields.Stage = value;
            else if (name.SequenceEqual("domainName"u8)) fields.DomainName = value;
            else if (name.SequenceEqual("connectionId"u8)) fields.ConnectionId = value;
            else if (name.SequenceEqual("routeKey"u8)) fields.RouteKey = value;
            else if (name.SequenceEqual("requestId"u8)) fields.RequestId = value;
            else if (name.SequenceEqual("apiId"u8)) fields.ApiId = value;
            else if (name.SequenceEqual("identity"u8)) fields.Identity = value;
            else if (name.SequenceEqual("authorizer"u8)) fields.Authorizer = value;
        }

        return fields;
    }
}
