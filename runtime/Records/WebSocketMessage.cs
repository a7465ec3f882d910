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

    private Fields _fields;
    private bool _isRead;
    private bool _isAnswered;

    private WebSocketMessage(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>The message's id, or that of the request to connect.</summary>
    public override string Id => MessageId ?? Reader.Text(Members.RequestId);

    /// <summary>The connection: who keeps it can send to the client through <see cref="CallbackUrl"/>.</summary>
    public string ConnectionId => Reader.Text(Members.ConnectionId);

    /// <summary>The route that API Gateway chose: <c>$connect</c>, <c>$disconnect</c>, <c>$default</c> or one of your own.</summary>
    public string RouteKey => Reader.Text(Members.RouteKey);

    /// <summary>What happened.</summary>
    public WebSocketEventType EventType => Reader.TextOrNull(Members.EventType) switch
    {
        "CONNECT" => WebSocketEventType.Connect,
        "DISCONNECT" => WebSocketEventType.Disconnect,
        _ => WebSocketEventType.Message,
    };

    /// <summary>The message's id; <see langword="null"/> of a client that connects or disconnects.</summary>
    public string? MessageId => Reader.TextOrNull(Members.MessageId);

    /// <summary>When the client connected, to the millisecond; <c>default</c> where the event does not say.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a time.</exception>
    public DateTimeOffset ConnectedAt => Reader.Milliseconds(Members.ConnectedAt, "connectedAt");

    /// <summary>The domain that the client is connected to.</summary>
    public string DomainName => Reader.Text(Members.DomainName);

    /// <summary>The API's stage.</summary>
    public string Stage => Reader.Text(Members.Stage);

    /// <summary>The API's id.</summary>
    public string ApiId => Reader.Text(Members.ApiId);

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
    public string? SourceIp => Reader.TextOrNull(Reader.Find(Members.Identity, "sourceIp"u8));

    /// <summary>What the client's program calls itself.</summary>
    public string? UserAgent => Reader.TextOrNull(Reader.Find(Members.Identity, "userAgent"u8));

    /// <summary>Of a client that is gone the status that it, or API Gateway, ended with, as 1001.</summary>
    /// <exception cref="MalformedRecordException">The event says it with something else than a whole number.</exception>
    public int? DisconnectStatusCode => Reader.Integer(Members.DisconnectStatusCode, "disconnectStatusCode") is { } status ? (int)Math.Clamp(status, 0, ushort.MaxValue) : null;

    /// <summary>Of a client that is gone the reason, which may be empty.</summary>
    public string? DisconnectReason => Reader.TextOrNull(Members.DisconnectReason);

    /// <summary>The body as text; empty where there is none.</summary>
    /// <exception cref="MalformedRecordException">It is binary, and not valid base64.</exception>
    public string Body => ReadText();

    /// <inheritdoc/>
    private protected override RecordData Data => new(Members.Body, Members.IsBase64Encoded ? RecordDataForm.Base64 : RecordDataForm.Text);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

    /// <summary>A header of the request to connect, whatever the case of its name; messages have none.</summary>
    public string? GetHeader(string name) => Reader.TextOrNull(Reader.Find(Members.Headers, name, ignoresCase: true));

    /// <summary>A value of the query of the request to connect, decoded, of several the last; messages have none.</summary>
    public string? GetQuery(string name) => Reader.TextOrNull(Reader.Find(Members.QueryStringParameters, name));

    /// <summary>What the authorizer said of the client when it connected: <c>principalId</c>, or a name of its context.</summary>
    public string? GetClaim(string name) => Reader.TextOrNull(Reader.Find(Members.Authorizer, name));

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

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        var context = default(JsonSlice);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("requestContext"u8)) context = value;
            else if (name.SequenceEqual("body"u8)) fields.Body = value;
            else if (name.SequenceEqual("isBase64Encoded"u8)) fields.IsBase64Encoded = value.Kind == JsonKind.True;
            else if (name.SequenceEqual("headers"u8)) fields.Headers = value;
            else if (name.SequenceEqual("queryStringParameters"u8)) fields.QueryStringParameters = value;
        }

        members = json.Members(context);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("connectionId"u8)) fields.ConnectionId = value;
            else if (name.SequenceEqual("routeKey"u8)) fields.RouteKey = value;
            else if (name.SequenceEqual("eventType"u8)) fields.EventType = value;
            else if (name.SequenceEqual("messageId"u8)) fields.MessageId = value;
            else if (name.SequenceEqual("requestId"u8)) fields.RequestId = value;
            else if (name.SequenceEqual("connectedAt"u8)) fields.ConnectedAt = value;
            else if (name.SequenceEqual("domainName"u8)) fields.DomainName = value;
            else if (name.SequenceEqual("stage"u8)) fields.Stage = value;
            else if (name.SequenceEqual("apiId"u8)) fields.ApiId = value;
            else if (name.SequenceEqual("identity"u8)) fields.Identity = value;
            else if (name.SequenceEqual("authorizer"u8)) fields.Authorizer = value;
            else if (name.SequenceEqual("disconnectStatusCode"u8)) fields.DisconnectStatusCode = value;
            else if (name.SequenceEqual("disconnectReason"u8)) fields.DisconnectReason = value;
        }

        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice Body;
        public bool IsBase64Encoded;
        public JsonSlice Headers;
        public JsonSlice QueryStringParameters;
        public JsonSlice ConnectionId;
        public JsonSlice RouteKey;
        public JsonSlice EventType;
        public JsonSlice MessageId;
        public JsonSlice RequestId;
        public JsonSlice ConnectedAt;
        public JsonSlice DomainName;
        public JsonSlice Stage;
        public JsonSlice ApiId;
        public JsonSlice Identity;
        public JsonSlice Authorizer;
        public JsonSlice DisconnectStatusCode;
        public JsonSlice DisconnectReason;
    }
}
