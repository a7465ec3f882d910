using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Fronts;
using RouteGen.Local.Events;

namespace RouteGen.Testing;

public sealed partial class RouterApp
{
    /// <summary>Sends messages of a queue, as one batch.</summary>
    /// <param name="queue">The queue's name: <c>orders</c>. One that ends in <c>.fifo</c> is a FIFO queue, and the messages are of one group.</param>
    /// <param name="bodies">The messages, in order.</param>
    /// <exception cref="ArgumentException">There are no messages.</exception>
    /// <exception cref="Events.EventException">The router has no route for the event. What its handler throws is thrown too.</exception>
    public Task<EventResponse> SendSqsAsync(string queue, params string[] bodies) => SendSqsAsync(queue, group: null, bodies);

    /// <summary>Sends messages of a message group of a FIFO queue, as one batch.</summary>
    /// <param name="queue">The queue's name: <c>jobs.fifo</c>.</param>
    /// <param name="group">The message group.</param>
    /// <param name="bodies">The messages, in order.</param>
    /// <inheritdoc cref="SendSqsAsync(string, string[])"/>
    public Task<EventResponse> SendSqsAsync(string queue, string? group, IReadOnlyList<string> bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Count == 0) throw new ArgumentException("A batch has at least one message.", nameof(bodies));
        return SendAsync(EventMaker.Sqs(queue, bodies, group));
    }

    /// <summary>Sends a value as JSON, as the only message of a batch.</summary>
    /// <param name="queue">The queue's name: <c>orders</c>.</param>
    /// <param name="value">The message.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.Order</c>.</param>
    /// <inheritdoc cref="SendSqsAsync(string, string[])"/>
    public Task<EventResponse> SendSqsAsync<T>(string queue, T value, JsonTypeInfo<T> type) => SendSqsAsync(queue, JsonSerializer.Serialize(value, type));

    /// <summary>Sends a message of a topic.</summary>
    /// <param name="topic">The topic's name: <c>alerts</c>.</param>
    /// <param name="message">The message.</param>
    /// <param name="subject">Its subject; <see langword="null"/> for none.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendSnsAsync(string topic, string message, string? subject = null) => SendAsync(EventMaker.Sns(topic, message, subject));

    /// <summary>Sends a value as JSON, as a message of a topic.</summary>
    /// <param name="topic">The topic's name: <c>alerts</c>.</param>
    /// <param name="value">The message.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.Alert</c>.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendSnsAsync<T>(string topic, T value, JsonTypeInfo<T> type) => SendSnsAsync(topic, JsonSerializer.Serialize(value, type));

    /// <summary>Sends a notification of a bucket.</summary>
    /// <param name="bucket">The bucket's name: <c>uploads</c>.</param>
    /// <param name="key">The object's key as people write it: <c>incoming/a b.zip</c>.</param>
    /// <param name="eventName"><c>ObjectRemoved:Delete</c> and so on.</param>
    /// <param name="size">The object's size in bytes; what is removed has none.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendS3Async(string bucket, string key, string eventName = "ObjectCreated:Put", long size = 1024) => SendAsync(EventMaker.S3(bucket, key, eventName, size));

    /// <summary>Sends what a schedule sends that has no input of its own.</summary>
    /// <param name="name">The name of the rule or schedule: <c>nightly</c>.</param>
    /// <param name="isScheduler">Whether it is one of EventBridge Scheduler, and not a rule.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendScheduleAsync(string name, bool isScheduler = false) => SendAsync(EventMaker.Schedule(name, isScheduler));

    /// <summary>Sends an event of an EventBridge bus.</summary>
    /// <param name="source">Who it comes from: <c>my.shop</c>.</param>
    /// <param name="detailType">What it is: <c>OrderPlaced</c>.</param>
    /// <param name="detailJson">Its detail, a JSON object.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendEventBridgeAsync(string source, string detailType, string detailJson) => SendAsync(EventMaker.EventBridge(source, detailType, Utf8(detailJson)));

    /// <summary>Sends an event of an EventBridge bus.</summary>
    /// <param name="source">Who it comes from: <c>my.shop</c>.</param>
    /// <param name="detailType">What it is: <c>OrderPlaced</c>.</param>
    /// <param name="detail">Its detail.</param>
    /// <param name="type">How the detail is written: <c>ShopJson.Default.Order</c>.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendEventBridgeAsync<T>(string source, string detailType, T detail, JsonTypeInfo<T> type) =>
        SendAsync(EventMaker.EventBridge(source, detailType, JsonSerializer.SerializeToUtf8Bytes(detail, type)));

    /// <summary>Sends a change of a table's item, as its stream tells it with both images.</summary>
    /// <param name="table">The table's name: <c>users</c>.</param>
    /// <param name="newItem">The item as plain JSON: <c>{"id":1}</c>; <see langword="null"/> for one that was removed.</param>
    /// <param name="oldItem">The item before it; <see langword="null"/> for one that was added.</param>
    /// <param name="keys">The names of the key attributes. Without any: <c>id</c>, else <c>pk</c> and <c>sk</c>, else the first.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendDynamoDbAsync(string table, string? newItem, string? oldItem = null, params string[] keys) =>
        SendAsync(EventMaker.DynamoDb(table, [new ItemChange(Utf8(newItem ?? ""), Utf8(oldItem ?? ""))], keys));

    /// <summary>Sends the adding of an item to a table.</summary>
    /// <param name="table">The table's name: <c>users</c>.</param>
    /// <param name="newItem">The item.</param>
    /// <param name="type">How the item is written as plain JSON: <c>ShopJson.Default.User</c>.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendDynamoDbAsync<T>(string table, T newItem, JsonTypeInfo<T> type) => SendDynamoDbAsync(table, JsonSerializer.Serialize(newItem, type));

    /// <summary>Sends records of a stream, as one batch.</summary>
    /// <param name="stream">The stream's name: <c>clicks</c>.</param>
    /// <param name="data">The data of the records, in order: text, UTF-8.</param>
    /// <exception cref="ArgumentException">There are no records.</exception>
    /// <exception cref="Events.EventException">The router has no route for the event. What its handler throws is thrown too.</exception>
    public Task<EventResponse> SendKinesisAsync(string stream, params string[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return SendKinesisAsync(stream, "1", [.. data.Select(Utf8)]);
    }

    /// <summary>Sends records of a partition key of a stream, as one batch.</summary>
    /// <param name="stream">The stream's name: <c>clicks</c>.</param>
    /// <param name="key">The partition key.</param>
    /// <param name="data">The data of the records, in order.</param>
    /// <inheritdoc cref="SendKinesisAsync(string, string[])"/>
    public Task<EventResponse> SendKinesisAsync(string stream, string key, IReadOnlyList<ReadOnlyMemory<byte>> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0) throw new ArgumentException("A batch has at least one record.", nameof(data));
        return SendAsync(EventMaker.Kinesis(stream, data, key));
    }

    /// <summary>Sends a value as JSON, as the only record of a batch.</summary>
    /// <param name="stream">The stream's name: <c>clicks</c>.</param>
    /// <param name="value">The record's data.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.Click</c>.</param>
    /// <inheritdoc cref="SendKinesisAsync(string, string[])"/>
    public Task<EventResponse> SendKinesisAsync<T>(string stream, T value, JsonTypeInfo<T> type) => SendKinesisAsync(stream, JsonSerializer.Serialize(value, type));

    /// <summary>Sends a trigger of a Cognito user pool. The answer is the whole event with its <c>response</c> filled.</summary>
    /// <param name="trigger">The trigger's source: <c>PreSignUp_SignUp</c>.</param>
    /// <param name="requestJson">The event's <c>request</c>, a JSON object: <c>{"userAttributes":{"email":"ada@example.com"}}</c>.</param>
    /// <param name="user">The user's name.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendCognitoAsync(string trigger, string requestJson, string? user = null) => SendAsync(EventMaker.Cognito(trigger, Utf8(requestJson), user));

    /// <summary>Sends a message of a WebSocket API, or its connecting or disconnecting.</summary>
    /// <param name="routeKey"><c>$connect</c>, <c>$disconnect</c>, <c>$default</c> or the key of a route.</param>
    /// <param name="body">The message; of connecting and disconnecting there is none.</param>
    /// <param name="connectionId">The connection; <see langword="null"/> for a new one.</param>
    /// <param name="headers">The headers of the request to connect, in order.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendWebSocketAsync(string routeKey, string body = "", string? connectionId = null, IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        SendAsync(EventMaker.WebSocket(routeKey, body, connectionId, headers?.ToList()));

    /// <summary>Sends a value as JSON, as a message of a WebSocket API.</summary>
    /// <param name="routeKey"><c>$default</c> or the key of a route.</param>
    /// <param name="value">The message.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.Chat</c>.</param>
    /// <param name="connectionId">The connection; <see langword="null"/> for a new one.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendWebSocketAsync<T>(string routeKey, T value, JsonTypeInfo<T> type, string? connectionId = null) => SendWebSocketAsync(routeKey, JsonSerializer.Serialize(value, type), connectionId);

    /// <summary>Asks an authorizer of a REST API by a token.</summary>
    /// <param name="token">The token as a client sends it: <c>Bearer x</c>.</param>
    /// <inheritdoc cref="InvokeAsync(string)"/>
    public Task<EventResponse> SendAuthorizerAsync(string token) => SendAsync(EventMaker.TokenAuthorizer(token));

    /// <summary>Asks an authorizer by a request: as a REST API does, or where <see cref="Front"/> is <see cref="Front.HttpApiV2"/>, as an HTTP API does in payload format 2.0.</summary>
    /// <param name="method">The request's method: <c>GET</c>.</param>
    /// <param name="url">Its path with its query.</param>
    /// <param name="headers">Its header lines in order. An Authorization header is the identity source.</param>
    /// <exception cref="ArgumentException">The method, the URL or a header is none that a client could send.</exception>
    /// <exception cref="InvalidOperationException">The front is neither a REST API nor an HTTP API of payload format 2.0.</exception>
    /// <exception cref="Events.EventException">The router has no route for the event. What its handler throws is thrown too.</exception>
    public Task<EventResponse> SendAuthorizerAsync(string method, string url, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        if (Front is not (Front.Rest or Front.HttpApiV2)) throw new InvalidOperationException($"Authorizers are asked by REST APIs and HTTP APIs of payload format 2.0, not by {Front}.");
        return SendAsync(EventMaker.RequestAuthorizer(RequestBuilder.Build(method, url, headers ?? [], default), Front == Front.HttpApiV2));
    }

    /// <summary>Invokes the function directly: with the payload of an INVOKE route, or with any event as it is.</summary>
    /// <param name="json">The payload: any JSON.</param>
    /// <exception cref="ArgumentException">What is to be JSON is none.</exception>
    /// <exception cref="Events.EventException">The router has no route for the event. What its handler throws is thrown too.</exception>
    public Task<EventResponse> InvokeAsync(string json) => SendAsync(EventMaker.AsItIs(Utf8(json), "The payload"));

    /// <summary>Invokes the function directly, with a value as JSON.</summary>
    /// <param name="value">The payload.</param>
    /// <param name="type">How it is written: <c>ShopJson.Default.Job</c>.</param>
    /// <exception cref="Events.EventException">The router has no route for the event. What its handler throws is thrown too.</exception>
    public Task<EventResponse> InvokeAsync<T>(T value, JsonTypeInfo<T> type) => SendAsync(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<EventResponse> SendAsync(ReadOnlyMemory<byte> json)
    {
        var log = new ConcurrentQueue<LogLine>();
        var answer = await _function.Value.InvokeAsync(json, NewContext(FakeAccount.NewRequestId(), log));
        return new EventResponse(json, answer, [.. log]);
    }
}
