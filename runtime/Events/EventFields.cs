namespace RouteGen.Events;

/// <summary>
/// The top-level properties of an event that any rule asks for, found in one pass over its bytes.
/// Only depth 1 counts: look-alike names inside a body or a detail never get here. The last one wins, as in System.Text.Json.
/// </summary>
internal struct EventFields
{
    // HTTP, payload 1 (REST API, HTTP API 1.0, ALB)
    public JsonSlice Resource;
    public JsonSlice Path;
    public JsonSlice HttpMethod;
    public JsonSlice MultiValueHeaders;
    public JsonSlice QueryStringParameters;
    public JsonSlice MultiValueQueryStringParameters;

    // HTTP, payload 2 (HTTP API 2.0, Function URL)
    public JsonSlice RouteKey;
    public JsonSlice RawPath;
    public JsonSlice RawQueryString;
    public JsonSlice Cookies;

    // HTTP, both
    public JsonSlice Version;
    public JsonSlice Headers;
    public JsonSlice PathParameters;
    public JsonSlice RequestContext;
    public JsonSlice Body;
    public JsonSlice IsBase64Encoded;

    // What else an event that looks like a request may be: authorizers carry a method and a path too.
    public JsonSlice Type;
    public JsonSlice MethodArn;
    public JsonSlice RouteArn;

    // What tells the other kinds apart.
    public JsonSlice Records;
    public JsonSlice Source;
    public JsonSlice DetailType;
    public JsonSlice Resources;
    public JsonSlice TriggerSource;
}
