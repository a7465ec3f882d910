using System.Buffers;
using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen;

/// <summary>A message of a WebSocket API's client, or its connecting or disconnecting. What the <c>Read</c> methods give is the body.</summary>
/// <remarks>An authorizer is asked when a client connects, and never again: what it said then comes with each message (<see cref="GetClaim"/>).</remarks>
public sealed class WebSocketMessage : EventRecord, IEventRecord<WebSocketMessage>
{
    /// <summary>What would make a URL of another host out of a domain.</summary>
    private static readonly SearchValues<char> NotOfDomain = SearchValues.Create("/\\@?#:% ");

    private bool _isAnswered;

    private WebSocketMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id, or that of the request to connect.</summary>
    public override string Id => MessageId ?? Reader.Text(InContext("requestId"u8));

    /// <summary>The connection: who keeps it can send to the client through <see cref="CallbackUrl"/>.</summary>
    public string ConnectionId => Reader.Text(InContext("connectionId"u8));

    /// <summary>The route that API Gateway chose: <c>$connect</c>, <c>$disconnect</c>, <c>$default</c> or one of your own.</summary>
    public string RouteKey => Reader.Text(InContext("routeKey"u8));

    /// <summary>What happened.</summary>
    public WebSocketEventType EventType => Reader.TextOrNull(InContext("eventType"u8)) switch
    {
        "CONNECT" => WebSocketEventType.Connect,
        "DISCONNECT" => WebSocketEventType.Disconnect,
        _ => WebSocketEventType.Message,
    };

    /// <summary>The message's id; <see langword="null"/> of a client that connects or disconnects.</summary>
    public string? MessageId => Reader.TextOrNull(InContext("messageId"u8));

    /// <summary>When the client connected, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset ConnectedAt => Reader.Milliseconds(InContext("connectedAt"u8), "connectedAt");

    /// <summary>The domain that the client is connected to.</summary>
    public string DomainName => Reader.Text(InContext("domainName"u8));

    /// <summary>The API's stage.</summary>
    public string Stage => Reader.Text(InContext("stage"u8));

    /// <summary>The API's id.</summary>
    public string ApiId => Reader.Text(InContext("apiId"u8));

    /// <summary>
    /// What the management API's client takes as its URL, to send to connections: the domain and stage of the connection, of a custom domain the domain alone.
    /// A custom domain that has the API under a base path needs that added: the event does not show it.
    /// </summary>
    /// <exception cref="MalformedRecordException">The event has no domain.</exception>
    public string CallbackUrl
    {
        get
        {
            var domain = DomainName;
            if (domain.Length == 0 || domain.AsSpan().IndexOfAny(NotOfDomain) >= 0) throw new MalformedRecordException("The event names no domain of its connection.");
            var isOwn = domain.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || domain.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase);
            return isOwn ? $"https://{domain}/{Stage}" : $"https://{domain}";
        }
    }

    /// <summary>The client's address.</summary>
    public string? SourceIp => Reader.TextOrNull(Reader.Find(InContext("identity"u8), "sourceIp"u8));

    /// <summary>What the client's program calls itself.</summary>
    public string? UserAgent => Reader.TextOrNull(Reader.Find(InContext("identity"u8), "userAgent"u8));

    /// <summary>Of a client that is gone the status that it, or API Gateway, ended with, as 1001.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public int? DisconnectStatusCode => Reader.Integer(InContext("disconnectStatusCode"u8), "disconnectStatusCode") is { } status ? (int)Math.Clamp(status, 0, ushort.MaxValue) : null;

    /// <summary>Of a client that is gone the reason, which may be empty.</summary>
    public string? DisconnectReason => Reader.TextOrNull(InContext("disconnectReason"u8));

    /// <summary>The body as text; empty where there is none.</summary>
    /// <exception cref="MalformedRecordException">It is binary, and not valid base64.</exception>
    public string Body => ReadText();

    /// <inheritdoc/>
    private protected override RecordData Data => new(Member("body"u8), Member("isBase64Encoded"u8).Kind == JsonKind.True ? RecordDataForm.Base64 : RecordDataForm.Text);

    /// <summary>A header of the request to connect, whatever the case of its name; messages have none.</summary>
    public string? GetHeader(string name) => Reader.TextOrNull(Reader.Find(Member("headers"u8), name, ignoresCase: true));

    /// <summary>A value of the query of the request to connect, decoded, of several the last; messages have none.</summary>
    public string? GetQuery(string name) => Reader.TextOrNull(Reader.Find(Member("queryStringParameters"u8), name));

    /// <summary>What the authorizer said of the client when it connected: <c>principalId</c>, or a name of its context.</summary>
    public string? GetClaim(string name) => Reader.TextOrNull(Reader.Find(InContext("authorizer"u8), name));

    /// <summary>Answers with a result; <see langword="null"/> is 200. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ValueTask AnswerAsync(HttpResult? result)
    {
        _isAnswered = result is not null;
        return result is null ? default : Received.AnswerSocketAsync(result);
    }

    /// <summary>Answers 200 with a value as JSON, which the client gets where the route has a response; <see langword="null"/> is 200 alone. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer<T>(T? value, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _isAnswered = value is not null;
        if (value is not null) Received.AnswerSocket(value, type);
    }

    /// <summary>As <see cref="Answer{T}"/>, with a text. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer(string? text)
    {
        _isAnswered = text is not null;
        if (text is not null) Received.AnswerSocket(text);
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        if (!_isAnswered) Received.AnswerStream().Write("{\"statusCode\":200}"u8);
    }

    /// <inheritdoc/>
    internal override bool TryAnswer(Exception exception)
    {
        // A client that sends nonsense is told so: were it the function's error, it would raise the alarms of whoever runs it.
        var status = exception switch { MalformedRecordException => 400, BadRequestException bad => bad.StatusCode, _ => 0 };
        if (status == 0) return false;
        Received.AnswerSocketProblem(status, exception.Message);
        return true;
    }

    /// <inheritdoc/>
    static WebSocketMessage IEventRecord<WebSocketMessage>.At(RecordPlace place) => new(place);

    private JsonSlice InContext(ReadOnlySpan<byte> name) => Member("requestContext"u8, name);
}
