namespace RouteGen.Benchmarks.Request;

/// <summary>A request and the events that it is, of the size that its name says.</summary>
public sealed class RequestCase
{
    private const int Kilobyte = 1_024;

    private static readonly GatewayRequest UserByName = ShopRequests.GetUser with { Query = new Dictionary<string, string> { ["name"] = "Grace" } };
    private static readonly GatewayRequest Upload = new("PUT /files/{path+}", "/files/a/b.txt") { Values = new Dictionary<string, string> { ["path"] = "a/b.txt" }, Body = "", ContentType = "text/plain" };

    private readonly Dictionary<EventKind, Lazy<byte[]>> _events;

    private RequestCase(string name, GatewayRequest request, int size, Weight weight)
    {
        Name = name;
        _events = new()
        {
            [EventKind.Rest] = new(() => SizedEvent.Of(request.ToRest(), size, weight)),
            [EventKind.HttpApi] = new(() => SizedEvent.Of(request.ToHttpApi(), size, weight)),
        };
    }

    /// <summary>Binds an id; 204.</summary>
    public static RequestCase Id { get; } = new("an id, no content", ShopRequests.DeleteUser, 3 * Kilobyte, Weight.Headers);

    /// <summary>Binds an id and a text, answers a small object.</summary>
    public static RequestCase IdAndText { get; } = new("an id and a text, small object", UserByName, 3 * Kilobyte, Weight.Headers);

    /// <summary>Binds an id and 700 bytes of JSON, answers a small object.</summary>
    public static RequestCase JsonBody { get; } = new("an id and a JSON body of 700 bytes, small object", ShopRequests.PlaceOrder, 4 * Kilobyte, Weight.Headers);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RequestCase> All { get; } =
    [
        Id,
        new("an id and a text, small object, 1.5 KB", UserByName, 3 * Kilobyte / 2, Weight.Headers),
        IdAndText,
        new("an id and a text, small object, 64 KB of headers and query", UserByName, 64 * Kilobyte, Weight.HeadersAndQuery),
        JsonBody,
        new("64 KB of text as bytes", Upload, 64 * Kilobyte, Weight.Text),
        new("6 MB of text as bytes", Upload, 6 * Kilobyte * Kilobyte, Weight.Text),
        new("6 MB of base64 as bytes", Upload, 6 * Kilobyte * Kilobyte, Weight.Bytes),
    ];

    /// <summary>What is bound and what is answered.</summary>
    public string Name { get; }

    /// <summary>The event of a gateway.</summary>
    public byte[] EventOf(EventKind kind) => _events[kind].Value;

    public override string ToString() => Name;
}
