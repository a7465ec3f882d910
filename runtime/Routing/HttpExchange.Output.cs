using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using RouteGen.Events;
using RouteGen.Responses;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private const int StreamBlock = 16 * 1024;

    private readonly Answer _answer = new();
    private readonly ByteBuffer _collected = new(PayloadLimit.Lambda);

    /// <summary>200 with the value as JSON; <see langword="null"/> is 404 to GET and HEAD, 204 otherwise.</summary>
    public void Json<T>(T? value, JsonTypeInfo<T> type)
    {
        if (StartUnlessMissing(value)) WriteJson(value, type);
    }

    /// <summary>As <see cref="Json{T}(T, JsonTypeInfo{T})"/>, for a type that a context of the project names.</summary>
    public void Json<T>(T? value, JsonSerializerContext context)
    {
        if (StartUnlessMissing(value)) WriteJson(value, context);
    }

    /// <summary>200 with the text as <c>text/plain; charset=utf-8</c>; <see langword="null"/> as in <see cref="Json{T}(T, JsonTypeInfo{T})"/>.</summary>
    public void Text(string? value)
    {
        if (StartUnlessMissing(value)) WriteText(value, ContentKind.PlainText);
    }

    /// <summary>200 with the bytes as <c>application/octet-stream</c>; <see langword="null"/> as in <see cref="Json{T}(T, JsonTypeInfo{T})"/>.</summary>
    public void Bytes(byte[]? value)
    {
        if (value is null) Missing();
        else Bytes(value.AsMemory());
    }

    /// <summary>200 with the bytes as <c>application/octet-stream</c>.</summary>
    public void Bytes(ReadOnlyMemory<byte> value)
    {
        Start(200);
        WriteBytes(value.Span);
    }

    /// <summary>As <see cref="Bytes(byte[])"/> with what the stream holds, which is read to its end and disposed.</summary>
    public ValueTask StreamAsync(Stream? value)
    {
        return StartUnlessMissing(value) ? WriteStreamAsync(value) : default;
    }

    /// <summary>204, no content.</summary>
    public void Nothing() => Start(204);

    /// <summary>The result; <see langword="null"/> as in <see cref="Json{T}(T, JsonTypeInfo{T})"/>.</summary>
    public ValueTask ResultAsync(HttpResult? value)
    {
        if (value is null or { IsMissing: true })
        {
            Missing();
            AddHeaders(value);
            return default;
        }

        if (TryAnswerStanding(value)) return default;
        Start(value.Status);
        AddHeaders(value);
        if (value.Body is not null) return value.Body.WriteAsync(this, value.ContentType);
        if (value.ContentType is not null) _answer.SetContent(ContentKind.Other, value.ContentType);
        return default;
    }

    /// <summary>As <see cref="ResultAsync(HttpResult)"/>, for a body whose JSON type is known where the route is compiled.</summary>
    public ValueTask ResultAsync<T>(HttpResult<T>? value, JsonTypeInfo<T> type)
    {
        if (value?.Body is not JsonBody<T> json) return ResultAsync(value);

        Start(value.Status);
        AddHeaders(value);
        WriteJson(json.Value, type, value.ContentType);
        return default;
    }

    /// <summary>As <see cref="ResultAsync(HttpResult)"/>, for a body whose type a context of the project names.</summary>
    public ValueTask ResultAsync<T>(HttpResult<T>? value, JsonSerializerContext context)
    {
        if (value?.Body is not JsonBody<T> json) return ResultAsync(value);

        Start(value.Status);
        AddHeaders(value);
        WriteJson(json.Value, context, value.ContentType);
        return default;
    }

    /// <summary>404 <c>{"message":"Not Found"}</c>, as the HTTP APIs answer it.</summary>
    public void NotFound()
    {
        Start(404);
        WriteMessage("Not Found"u8);
    }

    /// <summary>405 <c>{"message":"Method Not Allowed"}</c> with <c>Allow</c>.</summary>
    /// <param name="allowedVerbs">A bit for each <see cref="HttpVerb"/> that the path has a route for.</param>
    internal void MethodNotAllowed(int allowedVerbs)
    {
        Start(405);
        _answer.Headers.Add("Allow", Allow(allowedVerbs));
        WriteMessage("Method Not Allowed"u8);
    }

    /// <summary>204 with <c>Allow</c>: the answer to OPTIONS where no route takes it.</summary>
    /// <param name="allowedVerbs">A bit for each <see cref="HttpVerb"/> that the path has a route for.</param>
    internal void AnswerOptions(int allowedVerbs)
    {
        Start(204);
        _answer.Headers.Add("Allow", Allow(allowedVerbs));
    }

    /// <summary>An error as RFC 9457's <c>application/problem+json</c>, titled with the status's reason phrase.</summary>
    /// <param name="status">The status, 400 to 599.</param>
    /// <param name="detail">What is wrong, for the client to read.</param>
    internal void Problem(int status, string detail)
    {
        Start(status);
        WriteProblem(status, type: null, title: null, detail);
    }

    /// <summary>500 that tells nothing but the request id; the exception goes to the log.</summary>
    internal void Fault(Exception exception)
    {
        Log(LogLevel.Error, RouteId < 0 ? "The router failed." : $"The handler of {RouteKey} failed.", exception);
        Start(500);
        WriteOccurrence(500, exception);
    }

    /// <summary>Forgets the last invocation's answer.</summary>
    internal void BeginAnswer()
    {
        _standing?.End();
        _standing = null;
        _failure = null;
        _answer.Clear();
        _collected.Clear();
        _answer.Limit = PayloadLimit.Lambda;
        _collected.Limit = PayloadLimit.Lambda;
        IsAnswerWritten = false;
    }

    /// <summary>The status of the finished answer.</summary>
    internal int AnswerStatus => IsAnswerWritten ? ProxyResponse.StatusOf(WrittenAnswer.Span) : _answer.Status;

    /// <summary>The finished answer, good until the next <see cref="BeginAnswer"/>. What is too long to be sent becomes a 500 and a line in the log.</summary>
    internal ReadOnlyMemory<byte> TakeAnswer()
    {
        var limit = PayloadLimit.Of(Front);
        ReplaceLateAnswer();
        Router.AllowOrigin(this);
        if (IsAnswerWritten)
        {
            var written = WrittenAnswer;
            return written.Length <= limit ? written : AnswerTooLong(written.Length, limit);
        }

        if (_answer.Status == 0) Nothing();
        if (Front == Front.Alb && !AnswersMultiValue && _answer.Headers.CookieCount > 1)
        {
            Log(LogLevel.Warning, $"Only the last of {_answer.Headers.CookieCount} cookies is sent: switch on lambda.multi_value_headers.enabled on the load balancer's target group.");
        }

        var answer = _answer.Finish(Front, AnswersMultiValue);
        return _answer.Length <= limit ? answer : AnswerTooLong(_answer.Length, limit);
    }

    internal void WriteJson<T>(T value, JsonTypeInfo<T> type, string? contentType = null)
    {
        _answer.SetContent(ContentKind.Json, contentType);
        _answer.WriteJson(value, type);
    }

    internal void WriteJson<T>(T value, JsonSerializerContext context, string? contentType = null)
    {
        _answer.SetContent(ContentKind.Json, contentType);
        _answer.WriteJson(value, context);
    }

    internal void WriteText(string text, ContentKind kind, string? contentType = null)
    {
        _answer.SetContent(kind, contentType);
        _answer.WriteText(text);
    }

    /// <summary>Writes bytes; where <see cref="AnswersBytes"/> says so, only such that are text.</summary>
    internal void WriteBytes(ReadOnlySpan<byte> bytes, string? contentType = null)
    {
        _answer.SetContent(ContentKind.Bytes, contentType);
        if (AnswersBytes)
        {
            _answer.WriteBase64(bytes);
        }
        else if (!_answer.WritesBody || Utf8.IsValid(bytes))
        {
            _answer.WriteUtf8(bytes);
        }
        else
        {
            Log(LogLevel.Error, $"{RouteKey} answered bytes that are not text, which this REST API would deliver as base64: set 'binary: true' in routes.yaml and binaryMediaTypes on the API.");
            Problem(500, "The answer is not text.");
        }
    }

    internal void WriteUtf8(ReadOnlySpan<byte> text, string? contentType)
    {
        _answer.SetContent(ContentKind.PlainText, contentType);
        _answer.WriteUtf8(text);
    }

    internal async ValueTask WriteStreamAsync(Stream stream, string? contentType = null)
    {
        await using (stream)
        {
            _collected.Clear();
            while (_answer.WritesBody && !_collected.IsOverLimit)
            {
                var read = await stream.ReadAsync(_collected.GetMemory(StreamBlock));
                if (read == 0) break;
                _collected.Advance(read);
            }
        }

        if (_collected.IsOverLimit) _answer.SkipBody(_collected.Length);
        else WriteBytes(_collected.WrittenSpan, contentType);
    }

    internal void WriteProblem(int status, string? type, string? title, string? detail, string? requestId = null, string? contentType = null)
    {
        _collected.Clear();
        ProblemBody.Write(_collected, status, type, title, detail, requestId);
        _answer.SetContent(ContentKind.Problem, contentType);
        _answer.WriteUtf8(_collected.WrittenSpan);
    }

    /// <summary>Writes the gateways' own form of an error.</summary>
    internal void WriteMessage(ReadOnlySpan<byte> message, string? contentType = null)
    {
        _collected.Clear();
        _collected.Append("{\"message\":\""u8);
        _collected.Append(message);
        _collected.Append("\"}"u8);
        _answer.SetContent(ContentKind.Json, contentType);
        _answer.WriteUtf8(_collected.WrittenSpan);
    }

    // A load balancer reads the map that its own requests have.
    private bool AnswersMultiValue => Event.Fields.MultiValueHeaders.Kind == JsonKind.Object;

    private ReadOnlyMemory<byte> AnswerTooLong(long length, int limit)
    {
        Log(LogLevel.Error, $"The answer of {RouteKey} takes {length} bytes or more, over the limit of {limit}. Its JSON envelope, escapes and base64 count.");
        // The envelope is complete: a body that a middleware has looked at cannot be taken out of it any more.
        _standing?.End();
        _standing = null;
        Problem(500, "The answer is longer than AWS Lambda can send.");
        // The headers went with the answer that they were of.
        Router.AllowOrigin(this);
        return _answer.Finish(Front, AnswersMultiValue);
    }

    private void Start(int status)
    {
        if (_standing is not null) LeaveStanding();
        IsAnswerWritten = false;
        _answer.Start(status, isHead: Verb == HttpVerb.Head);
    }

    private bool StartUnlessMissing<T>([NotNullWhen(true)] T? value)
    {
        if (value is null)
        {
            Missing();
            return false;
        }

        Start(200);
        return true;
    }

    private void Missing()
    {
        if (Verb is HttpVerb.Get or HttpVerb.Head) NotFound();
        else Nothing();
    }

    private void AddHeaders(HttpResult? result)
    {
        if (result is null) return;
        foreach (var (name, value) in result.Headers) _answer.Headers.Add(name, value);
    }

    private static string Allow(int verbs)
    {
        if (Has(HttpVerb.Get)) verbs |= 1 << (int)HttpVerb.Head;
        verbs |= 1 << (int)HttpVerb.Options;
        var names = new StringBuilder();
        for (var verb = HttpVerb.Get; verb < HttpVerb.Any; verb++)
        {
            if (Has(verb)) names.Append(names.Length > 0 ? ", " : "").Append(HttpVerbs.NameOf(verb));
        }

        return names.ToString();

        bool Has(HttpVerb verb) => (verbs & (1 << (int)verb)) != 0;
    }
}
