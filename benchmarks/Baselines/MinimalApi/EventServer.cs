using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using RouteGen.Benchmarks.Events;

namespace RouteGen.Benchmarks;

/// <summary>Which event the application is behind.</summary>
public enum EventKind
{
    /// <summary>A REST API's, payload 1.0.</summary>
    Rest,

    /// <summary>An HTTP API's, payload 2.0.</summary>
    HttpApi,
}

/// <summary>
/// ASP.NET Core's server when the requests are events: deserializes one, hands it to the application as an HTTP request, and serializes the answer.
/// It answers one event after the other.
/// </summary>
internal sealed class EventServer(EventKind kind) : IServer
{
    private static readonly string[] TextTypes = ["application/json", "text/", "application/problem+json"];

    private readonly ArrayBufferWriter<byte> _answer = new(4096);
    private readonly MemoryStream _body = new();
    private Func<IFeatureCollection, Task>? _process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = features => ProcessAsync(application, features);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _body.Dispose();

    /// <summary>Answers one event.</summary>
    /// <returns>The answer, good until the next call.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json)
    {
        var request = kind == EventKind.Rest ? ReadRest(json.Span) : ReadHttpApi(json.Span);
        _body.SetLength(0);
        var response = new HttpResponseFeature();
        var responseBody = new StreamResponseBodyFeature(_body);
        var features = new FeatureCollection(8);
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(responseBody);
        await _process!(features);
        await responseBody.CompleteAsync();
        return Write(response);
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, exception: null);
        }
        catch (Exception exception)
        {
            application.DisposeContext(context, exception);
            throw;
        }
    }

    private static EventRequest ReadRest(ReadOnlySpan<byte> json)
    {
        var source = JsonSerializer.Deserialize(json, ProxyJson.Default.ProxyRequest)!;
        var request = new EventRequest(source.HttpMethod!, source.Path!, source.Body, source.IsBase64Encoded);
        foreach (var (name, values) in source.MultiValueHeaders ?? new Dictionary<string, IList<string>>()) request.Headers[name] = ToStrings(values);
        if (source.MultiValueQueryStringParameters is { Count: > 0 } query) request.QueryString = QueryOf(query);
        return request;
    }

    private static EventRequest ReadHttpApi(ReadOnlySpan<byte> json)
    {
        var source = JsonSerializer.Deserialize(json, HttpApiJson.Default.HttpApiRequest)!;
        var request = new EventRequest(source.RequestContext!.Http!.Method!, source.RawPath!, source.Body, source.IsBase64Encoded);
        foreach (var (name, value) in source.Headers ?? new Dictionary<string, string>()) request.Headers[name] = value;
        if (source.Cookies is { Length: > 0 } cookies) request.Headers.Cookie = string.Join("; ", cookies);
        if (source.RawQueryString is { Length: > 0 } query) request.QueryString = "?" + query;
        return request;
    }

    private static StringValues ToStrings(IList<string> values) => values.Count == 1 ? new StringValues(values[0]) : new StringValues([.. values]);

    private static string QueryOf(IDictionary<string, IList<string>> query)
    {
        var text = new StringBuilder();
        foreach (var (name, values) in query)
        {
            foreach (var value in values) text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    private ReadOnlyMemory<byte> Write(HttpResponseFeature response)
    {
        var answer = new ProxyResponse { StatusCode = response.StatusCode };
        if (kind == EventKind.Rest)
        {
            answer.MultiValueHeaders = new Dictionary<string, IList<string>>(response.Headers.Count);
            foreach (var (name, values) in response.Headers) answer.MultiValueHeaders[name] = values.ToArray()!;
        }
        else
        {
            answer.Headers = new Dictionary<string, string>(response.Headers.Count);
            foreach (var (name, values) in response.Headers) answer.Headers[name] = values.ToString();
        }

        if (_body.Length > 0)
        {
            var bytes = _body.GetBuffer().AsSpan(0, (int)_body.Length);
            answer.IsBase64Encoded = !IsText(response.Headers.ContentType.ToString());
            answer.Body = answer.IsBase64Encoded ? Convert.ToBase64String(bytes) : Encoding.UTF8.GetString(bytes);
        }

        _answer.ResetWrittenCount();
        ResponseWriter.Write(_answer, answer, kind == EventKind.Rest ? ProxyJson.Default.ProxyResponse : HttpApiJson.Default.ProxyResponse);
        return _answer.WrittenMemory;
    }

    private static bool IsText(string contentType) => TextTypes.Any(type => contentType.StartsWith(type, StringComparison.OrdinalIgnoreCase));
}
