using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen;

/// <summary>API Gateway asks whether a request may pass. What the <c>Read</c> methods give is the whole event.</summary>
/// <remarks>Everything but <see cref="Arn"/> and what stands in <c>requestContext</c> is the client's to choose.</remarks>
public sealed class AuthorizerRequest : EventRecord, IEventRecord<AuthorizerRequest>
{
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
            if (Reader.Is(Member("type"u8), "TOKEN"u8)) return AuthorizerKind.Token;
            if (Member("routeArn"u8).IsString) return AuthorizerKind.HttpApiV2;
            return Reader.Is(Member("version"u8), "1.0"u8) ? AuthorizerKind.HttpApiV1 : AuthorizerKind.Request;
        }
    }

    /// <summary>What the client sent in the header that the API names, the scheme as <c>Bearer </c> included; <see langword="null"/> of a question by request.</summary>
    public string? Token => Kind == AuthorizerKind.Token ? Reader.TextOrNull(Member("authorizationToken"u8)) : null;

    /// <summary>The ARN of the method or route that the request is for. Of a REST API its path is percent-encoded.</summary>
    public string Arn => Reader.Text(Member("routeArn"u8).IsString ? Member("routeArn"u8) : Member("methodArn"u8));

    /// <summary>The request's method.</summary>
    public string? Method => Reader.TextOrNull(Member("httpMethod"u8).IsString ? Member("httpMethod"u8) : Reader.Find(InContext("http"u8), "method"u8));

    /// <summary>The request's path as the event has it: of an HTTP API in format 2.0 decoded and with the stage, else encoded.</summary>
    public string? Path => Reader.TextOrNull(Member("rawPath"u8).IsString ? Member("rawPath"u8) : Member("path"u8));

    /// <summary>The route of an HTTP or WebSocket API, as <c>GET /users/{id}</c> or <c>$connect</c>.</summary>
    public string? RouteKey => Reader.TextOrNull(Member("routeKey"u8).IsString ? Member("routeKey"u8) : InContext("routeKey"u8));

    /// <summary>The values that the API takes the client's identity from; in format 1.0 all of them in one text, with commas between.</summary>
    public IReadOnlyList<string> IdentitySource => _identitySource ??= Member("identitySource"u8).Kind == JsonKind.Array ? Reader.Texts(Member("identitySource"u8))
        : Reader.TextOrNull(Member("identitySource"u8)) is { } all ? [all] : [];

    /// <summary>The connection that a WebSocket's client asks for; <see langword="null"/> of another API.</summary>
    public string? ConnectionId => Reader.TextOrNull(InContext("connectionId"u8));

    /// <summary>The API's stage.</summary>
    public string? Stage => Reader.TextOrNull(InContext("stage"u8));

    /// <summary>The client's address.</summary>
    public string? SourceIp => Reader.TextOrNull(Reader.Find(InContext("http"u8), "sourceIp"u8)) ?? Reader.TextOrNull(Reader.Find(InContext("identity"u8), "sourceIp"u8));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Slice, RecordDataForm.Json);

    /// <summary>A header of the request, whatever the case of its name; of several the last, but in format 2.0 all, with commas between.</summary>
    public string? GetHeader(string name) => Last(Member("headers"u8), Member("multiValueHeaders"u8), name, ignoresCase: true);

    /// <summary>A value of the query, decoded; of several the last, but in format 2.0 all, with commas between.</summary>
    public string? GetQuery(string name) => Last(Member("queryStringParameters"u8), Member("multiValueQueryStringParameters"u8), name, ignoresCase: false);

    /// <summary>A parameter of the API's own path.</summary>
    public string? GetPathParameter(string name) => Reader.TextOrNull(Reader.Find(Member("pathParameters"u8), name));

    /// <summary>A variable of the API's stage.</summary>
    public string? GetStageVariable(string name) => Reader.TextOrNull(Reader.Find(Member("stageVariables"u8), name));

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

    private JsonSlice InContext(ReadOnlySpan<byte> name) => Member("requestContext"u8, name);

    private string? Last(JsonSlice single, JsonSlice multiple, string name, bool ignoresCase)
    {
        var json = Reader;
        if (single.Kind == JsonKind.Object) return json.TextOrNull(json.Find(single, name, ignoresCase));
        return json.Texts(json.Find(multiple, name, ignoresCase)) is [.., var last] ? last : null;
    }
}
