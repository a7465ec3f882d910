using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen;

/// <summary>API Gateway asks whether a request may pass. What the <c>Read</c> methods give is the whole event.</summary>
/// <remarks>Everything but <see cref="Arn"/> and what stands in <c>requestContext</c> is the client's to choose.</remarks>
public sealed class AuthorizerRequest : EventRecord, IEventRecord<AuthorizerRequest>
{
    private Fields _fields;
    private bool _isRead;
    private string[]? _identitySource;
    private bool _isAnswered;

    private AuthorizerRequest(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The id of the request that waits for the answer; empty for a token, which is asked for alone.</summary>
    public override string Id => Reader.Text(InContext("requestId"u8));

    /// <summary>The shape of the question: it decides what there is to ask for, and how the answer is written.</summary>
    public AuthorizerKind Kind
    {
        get
        {
            if (Reader.Is(Members.Type, "TOKEN"u8)) return AuthorizerKind.Token;
            if (Members.RouteArn.IsString) return AuthorizerKind.HttpApiV2;
            return Reader.Is(Members.Version, "1.0"u8) ? AuthorizerKind.HttpApiV1 : AuthorizerKind.Request;
        }
    }

    /// <summary>What the client sent in the header that the API names, the scheme as <c>Bearer </c> included; <see langword="null"/> of a question by request.</summary>
    public string? Token => Kind == AuthorizerKind.Token ? Reader.TextOrNull(Members.AuthorizationToken) : null;

    /// <summary>The ARN of the method or route that the request is for. Of a REST API its path is percent-encoded.</summary>
    public string Arn => Reader.Text(Members.RouteArn.IsString ? Members.RouteArn : Members.MethodArn);

    /// <summary>The request's method.</summary>
    public string? Method => Reader.TextOrNull(Members.HttpMethod.IsString ? Members.HttpMethod : Reader.Find(InContext("http"u8), "method"u8));

    /// <summary>The request's path as the event has it: of an HTTP API in format 2.0 decoded and with the stage, else encoded.</summary>
    public string? Path => Reader.TextOrNull(Members.RawPath.IsString ? Members.RawPath : Members.Path);

    /// <summary>The route of an HTTP or WebSocket API, as <c>GET /users/{id}</c> or <c>$connect</c>.</summary>
    public string? RouteKey => Reader.TextOrNull(Members.RouteKey.IsString ? Members.RouteKey : InContext("routeKey"u8));

    /// <summary>The values that the API takes the client's identity from; in format 1.0 all of them in one text, with commas between.</summary>
    public IReadOnlyList<string> IdentitySource => _identitySource ??= Members.IdentitySource.Kind == JsonKind.Array ? Reader.Texts(Members.IdentitySource)
        : Reader.TextOrNull(Members.IdentitySource) is { } all ? [all] : [];

    /// <summary>The connection that a WebSocket's client asks for; <see langword="null"/> of another API.</summary>
    public string? ConnectionId => Reader.TextOrNull(InContext("connectionId"u8));

    /// <summary>The API's stage.</summary>
    public string? Stage => Reader.TextOrNull(InContext("stage"u8));

    /// <summary>The client's address.</summary>
    public string? SourceIp => Reader.TextOrNull(Reader.Find(InContext("http"u8), "sourceIp"u8)) ?? Reader.TextOrNull(Reader.Find(InContext("identity"u8), "sourceIp"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <summary>A header of the request, whatever the case of its name; of several the last, but in format 2.0 all, with commas between.</summary>
    public string? GetHeader(string name) => Last(Members.Headers, Members.MultiValueHeaders, name, ignoresCase: true);

    /// <summary>A value of the query, decoded; of several the last, but in format 2.0 all, with commas between.</summary>
    public string? GetQuery(string name) => Last(Members.QueryStringParameters, Members.MultiValueQueryStringParameters, name, ignoresCase: false);

    /// <summary>A parameter of the API's own path.</summary>
    public string? GetPathParameter(string name) => Reader.TextOrNull(Reader.Find(Members.PathParameters, name));

    /// <summary>A variable of the API's stage.</summary>
    public string? GetStageVariable(string name) => Reader.TextOrNull(Reader.Find(Members.StageVariables, name));

    /// <summary>Answers; <see langword="null"/> lets nobody pass. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer(AuthorizerResult? result)
    {
        _isAnswered = true;
        (result ?? AuthorizerResult.Deny(AuthorizerResult.Anybody)).Write(this, Received);
    }

    /// <summary>Answers for a client that has no name. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer(bool isAllowed) => Answer(isAllowed ? AuthorizerResult.Allow(AuthorizerResult.Anybody) : null);

    /// <inheritdoc/>
    internal override void Finish()
    {
        if (!_isAnswered) Answer(result: null);
    }

    /// <inheritdoc/>
    static AuthorizerRequest IEventRecord<AuthorizerRequest>.At(RecordPlace place) => new(place);

    private JsonSlice InContext(ReadOnlySpan<byte> name) => Reader.Find(Members.RequestContext, name);

    private string? Last(JsonSlice single, JsonSlice multiple, string name, bool ignoresCase)
    {
        var json = Reader;
        if (single.Kind == JsonKind.Object) return json.TextOrNull(json.Find(single, name, ignoresCase));
        return json.Texts(json.Find(multiple, name, ignoresCase)) is [.., var last] ? last : null;
    }

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("type"u8)) fields.Type = value;
            else if (name.SequenceEqual("version"u8)) fields.Version = value;
            else if (name.SequenceEqual("authorizationToken"u8)) fields.AuthorizationToken = value;
            else if (name.SequenceEqual("methodArn"u8)) fields.MethodArn = value;
            else if (name.SequenceEqual("routeArn"u8)) fields.RouteArn = value;
            else if (name.SequenceEqual("httpMethod"u8)) fields.HttpMethod = value;
            else if (name.SequenceEqual("path"u8)) fields.Path = value;
            else if (name.SequenceEqual("rawPath"u8)) fields.RawPath = value;
            else if (name.SequenceEqual("routeKey"u8)) fields.RouteKey = value;
            else if (name.SequenceEqual("identitySource"u8)) fields.IdentitySource = value;
            else if (name.SequenceEqual("headers"u8)) fields.Headers = value;
            else if (name.SequenceEqual("multiValueHeaders"u8)) fields.MultiValueHeaders = value;
            else if (name.SequenceEqual("queryStringParameters"u8)) fields.QueryStringParameters = value;
            else if (name.SequenceEqual("multiValueQueryStringParameters"u8)) fields.MultiValueQueryStringParameters = value;
            else if (name.SequenceEqual("pathParameters"u8)) fields.PathParameters = value;
            else if (name.SequenceEqual("stageVariables"u8)) fields.StageVariables = value;
            else if (name.SequenceEqual("requestContext"u8)) fields.RequestContext = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice Type;
        public JsonSlice Version;
        public JsonSlice AuthorizationToken;
        public JsonSlice MethodArn;
        public JsonSlice RouteArn;
        public JsonSlice HttpMethod;
        public JsonSlice Path;
        public JsonSlice RawPath;
        public JsonSlice RouteKey;
        public JsonSlice IdentitySource;
        public JsonSlice Headers;
        public JsonSlice MultiValueHeaders;
        public JsonSlice QueryStringParameters;
        public JsonSlice MultiValueQueryStringParameters;
        public JsonSlice PathParameters;
        public JsonSlice StageVariables;
        public JsonSlice RequestContext;
    }
}
