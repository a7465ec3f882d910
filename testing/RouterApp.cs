using System.Collections.Concurrent;
using System.Text;
using RouteGen.Fronts;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Testing;

/// <summary>
/// An application in memory: what is sent goes through the event of an AWS front, the application's own router, and back as that front would deliver it.
/// </summary>
/// <remarks>One may serve many tests at once. It holds no cookies and no other state from one request to the next.</remarks>
/// <example><code>
/// var app = new RouterApp(Router.Instance) { Front = Front.HttpApiV2 };
/// var response = await app.GetAsync("/users/7");
/// Assert.Equal("Ada", response.EnsureStatus(200).Json&lt;User&gt;().Name);
/// </code></example>
public sealed partial class RouterApp
{
    private readonly CompiledRouter _router;
    private readonly Lazy<RouterFunction> _function;
    private readonly Lazy<FrontGateway> _gateway;

    /// <summary>An application behind a REST API, until the properties say otherwise.</summary>
    /// <param name="router">The application's router: <c>Router.Instance</c>.</param>
    public RouterApp(CompiledRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _router = router;
        _function = new(() => new RouterFunction(router, freezes: FreezesAfterAnswer));
        _gateway = new(() => new FrontGateway(_function.Value, Settings()));
    }

    /// <summary>What stands in front of the function. The default is the strictest: a REST API refuses answers that the others let pass.</summary>
    public Front Front { get; init; } = Front.Rest;

    /// <summary>The routes of the API, where <see cref="Front"/> is one. By default it sends everything to the function.</summary>
    public GatewayRoutes Gateway { get; init; } = GatewayRoutes.CatchAll;

    /// <summary>The API's stage: <c>prod</c> on a REST API and <c>$default</c> on an HTTP API unless set. What is sent never names it: it is added as the API adds it.</summary>
    public string? Stage { get; init; }

    /// <summary>The base path <c>/shop</c> of a custom domain; empty for the API's own domain. What is sent never names it.</summary>
    /// <exception cref="ArgumentException">It does not start with a slash, or ends with one.</exception>
    public string BasePath
    {
        get;
        init => field = value is "" || (value.StartsWith('/') && !value.EndsWith('/')) ? value : throw new ArgumentException("A base path looks like '/shop'.", nameof(value));
    } = "";

    /// <summary>Whether a load balancer's target group sends multi-value headers: its attribute <c>lambda.multi_value_headers.enabled</c>.</summary>
    public bool MultiValueHeaders { get; init; }

    /// <summary>What the API's authorizer found out about the caller: the claims of a token. <see langword="null"/> for an API without an authorizer.</summary>
    public IReadOnlyDictionary<string, string>? Claims { get; init; }

    /// <summary>The function's timeout; unless set, an invocation has no deadline.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Whether what a handler leaves running stands still once its answer is there, as in Lambda, and goes on only while the same environment runs another invocation. Requests and
    /// events that are sent one after the other share an environment; those sent at once have one each.
    /// </summary>
    /// <remarks>
    /// Tasks, timers and queued items that the handler started are held before their next step, however they were awaited. A thread in the middle of a computation or a blocking call goes on until its next await.
    /// Off unless set: what all tests share, such as a connection that lives in a static member, must not have been started inside an invocation, or it stands still for all of them.
    /// </remarks>
    public bool FreezesAfterAnswer { get; init; }

    /// <summary>With <see cref="FreezesAfterAnswer"/> how many pieces of work stand still at this moment: what handlers left running that would go on now. What waits for something else, as for a timer, is not among them yet.</summary>
    public int HeldWork => _function.Value.HeldWork;

    /// <summary>Sends a request without a body.</summary>
    /// <param name="method"><c>GET</c>, in capitals as on the wire.</param>
    /// <param name="url">A path with its query, as clients write it: percent-encoded, but for blanks and what is not ASCII. A whole URL sets the Host header too.</param>
    /// <param name="headers">The header lines in order; a name may stand there several times.</param>
    /// <exception cref="ArgumentException">The method, the URL or a header is none that a client could send.</exception>
    public Task<TestResponse> SendAsync(string method, string url, IEnumerable<KeyValuePair<string, string>>? headers = null) => SendAsync(method, url, headers, ReadOnlyMemory<byte>.Empty);

    /// <summary>Sends a request with a text, UTF-8.</summary>
    /// <inheritdoc cref="SendAsync(string, string, IEnumerable{KeyValuePair{string, string}}, ReadOnlyMemory{byte})"/>
    public Task<TestResponse> SendAsync(string method, string url, IEnumerable<KeyValuePair<string, string>>? headers, string body) => SendAsync(method, url, headers, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends a request.</summary>
    /// <param name="method"><c>POST</c>, in capitals as on the wire.</param>
    /// <param name="url">A path with its query, as clients write it: percent-encoded, but for blanks and what is not ASCII. A whole URL sets the Host header too.</param>
    /// <param name="headers">The header lines in order; a name may stand there several times. No <c>Content-Type</c> is added.</param>
    /// <param name="body">The body as sent.</param>
    /// <exception cref="ArgumentException">The method, the URL or a header is none that a client could send.</exception>
    public async Task<TestResponse> SendAsync(string method, string url, IEnumerable<KeyValuePair<string, string>>? headers, ReadOnlyMemory<byte> body)
    {
        var request = RequestBuilder.Build(method, url, headers ?? [], body);
        var log = new ConcurrentQueue<LogLine>();
        var exchange = await _gateway.Value.SendAsync(request, requestId => NewContext(requestId, log));
        return new TestResponse(request, exchange, [.. log]);
    }

    /// <summary>Sends a GET request.</summary>
    /// <inheritdoc cref="SendAsync(string, string, IEnumerable{KeyValuePair{string, string}})"/>
    public Task<TestResponse> GetAsync(string url, IEnumerable<KeyValuePair<string, string>>? headers = null) => SendAsync("GET", url, headers);

    /// <summary>Sends a DELETE request.</summary>
    /// <inheritdoc cref="SendAsync(string, string, IEnumerable{KeyValuePair{string, string}})"/>
    public Task<TestResponse> DeleteAsync(string url, IEnumerable<KeyValuePair<string, string>>? headers = null) => SendAsync("DELETE", url, headers);

    /// <summary>Sends a POST request with a text, UTF-8.</summary>
    /// <param name="url">A path with its query.</param>
    /// <param name="body">The text.</param>
    /// <param name="contentType">What it is.</param>
    public Task<TestResponse> PostAsync(string url, string body, string contentType) => SendAsync("POST", url, [new("Content-Type", contentType)], body);

    /// <summary>Invokes the function with any event, as Lambda would.</summary>
    /// <param name="json">The event.</param>
    /// <returns>The answer as the function gave it.</returns>
    /// <exception cref="Events.EventException">The event is not JSON, or of a kind that the router has no route for.</exception>
    public async Task<string> SendEventAsync(string json)
    {
        var answer = await _function.Value.InvokeAsync(Encoding.UTF8.GetBytes(json), NewContext(FakeAccount.NewRequestId(), new()));
        return Encoding.UTF8.GetString(answer.Json.Span);
    }

    private LambdaContext NewContext(string requestId, ConcurrentQueue<LogLine> log) => new()
    {
        RequestId = requestId,
        InvokedFunctionArn = FakeAccount.FunctionArn,
        Deadline = Timeout is { } timeout ? DateTimeOffset.UtcNow + timeout : DateTimeOffset.MaxValue,
        LogWriter = (level, message, exception) => log.Enqueue(new(level, message, exception)),
        // Standard output is the test runner's.
        MetricsWriter = static _ => { },
    };

    private FrontSettings Settings()
    {
        if (Claims is not null && Front is (Front.FunctionUrl or Front.Alb)) throw new InvalidOperationException($"Only the authorizer of an API gives claims: {Front} has none.");
        return new FrontSettings
        {
            Front = Front,
            MultiValueHeaders = MultiValueHeaders,
            Stage = Stage,
            BasePath = BasePath,
            Routes = Gateway.Make(_router),
            Claims = Claims,
            BinaryMediaTypes = _router.AnswersBinary,
        };
    }
}
