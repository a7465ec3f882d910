using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen.Responses;

/// <summary>
/// The answer under construction. The body goes straight into the envelope, so nothing that a handler returned is needed any more when it is
/// written; status and headers may change until <see cref="Finish"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The JSON writer's target is memory of this object: there is nothing to let go of.")]
internal sealed class Answer
{
    private readonly ByteBuffer _envelope = new(PayloadLimit.Lambda);
    private readonly EscapingWriter _escaping;
    private Utf8JsonWriter? _json;
    private bool _hasBody;
    private bool _isBase64;
    private bool _allowsContent;

    public Answer() => _escaping = new EscapingWriter(_envelope);

    /// <summary>The status; 0 when nothing was answered yet.</summary>
    public int Status { get; private set; }

    public AnswerHeaders Headers { get; } = new();

    /// <summary>Whether there is a body to write: not to a HEAD request, not with a status that allows none.</summary>
    public bool WritesBody { get; private set; }

    /// <summary>Whether a body is written.</summary>
    public bool HasBody => _hasBody;

    /// <summary>Whether the answer is over <see cref="Limit"/>, so that nothing of it is kept.</summary>
    public bool IsTooLong => _envelope.IsOverLimit;

    /// <summary>How many bytes the body has, without its escapes and base64; of one that is too long, how many it takes with them.</summary>
    public long BodyLength
    {
        get
        {
            if (!_hasBody) return 0;
            if (_envelope.IsOverLimit) return _envelope.Length;
            var written = WrittenBody;
            return _isBase64 ? (written.Length / 4 * 3) - written[Math.Max(0, written.Length - 2)..].Count((byte)'=') : JsonText.LengthOf(written);
        }
    }

    /// <summary>What the answer takes, however long it is.</summary>
    public long Length => _envelope.Length;

    // Whole literals, so that an answer starts with one copy; the three digits are set at the end.
    private static ReadOnlySpan<byte> Opening => "{\"statusCode\":200,\"isBase64Encoded\":false"u8;

    private static ReadOnlySpan<byte> OpeningOfBody => "{\"statusCode\":200,\"isBase64Encoded\":false,\"body\":\""u8;

    private static ReadOnlySpan<byte> OpeningOfBase64 => "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\""u8;

    private static int StatusPosition => "{\"statusCode\":"u8.Length;

    /// <summary>The most bytes of an answer that are kept: more than can be sent where something may still make it shorter.</summary>
    public int Limit { get => _envelope.Limit; set => _envelope.Limit = value; }

    /// <summary>Forgets the last answer.</summary>
    public void Clear()
    {
        _isBase64 = false;
        _envelope.Clear();
        _escaping.Shrink();
        Headers.Clear();
        _hasBody = false;
        Status = 0;
    }

    /// <summary>Starts an answer; one begun before is dropped.</summary>
    public void Start(int status, bool isHead)
    {
        if (Status != 0) Clear();
        Status = status;
        _allowsContent = StatusCode.AllowsContent(status);
        WritesBody = _allowsContent && !isHead;
    }

    /// <summary>Starts the head anew and leaves the body as it is written, unless the status allows none.</summary>
    public void Restart(int status, bool isHead)
    {
        Headers.Clear();
        Status = status;
        _allowsContent = StatusCode.AllowsContent(status);
        WritesBody = _allowsContent && !isHead;
        if (WritesBody || !_hasBody) return;
        _envelope.Clear();
        _hasBody = false;
        _isBase64 = false;
    }

    /// <summary>A copy of the body's bytes as they were before they were put into the envelope.</summary>
    /// <param name="isText">Whether they were written as text.</param>
    /// <exception cref="InvalidOperationException">The body is over <see cref="Limit"/>.</exception>
    public byte[] CopyBody(out bool isText)
    {
        isText = !_isBase64;
        if (!_hasBody) return [];
        if (_envelope.IsOverLimit) throw new InvalidOperationException($"The body is longer than {Limit} bytes.");
        var written = WrittenBody;
        var bytes = new byte[written.Length];
        int length;
        if (_isBase64) Base64.DecodeFromUtf8(written, bytes, out _, out length);
        else length = JsonText.Unescape(written, bytes);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    /// <summary>Says what the body is. A HEAD request is told too, though it gets no body.</summary>
    /// <param name="kind">The type a body of this sort has.</param>
    /// <param name="contentType">A type that the handler chose instead.</param>
    public void SetContent(ContentKind kind, string? contentType = null)
    {
        if (!_allowsContent) return;
        if (contentType is null) Headers.Content = kind;
        else Headers.SetContentType(contentType);
    }

    public void WriteJson<T>(T value, JsonSerializerContext context)
    {
        if (!WritesBody) return;
        var contract = JsonContract<T>.Of(context);
        if (contract.Code is not { } write)
        {
            WriteJson(value, contract.Type!);
            return;
        }

        var writer = WriterFor(context.Options);
        OpenBody();
        write(writer, value);
        writer.Flush();
        CloseBody();
    }

    public void WriteJson<T>(T value, JsonTypeInfo<T> type)
    {
        if (!WritesBody) return;
        var writer = WriterFor(type.Options);
        OpenBody();
        JsonSerializer.Serialize(writer, value, type);
        CloseBody();
    }

    public void WriteText(ReadOnlySpan<char> text)
    {
        if (!WritesBody) return;
        OpenBody();
        JsonEscape.Append(_envelope, text);
        CloseBody();
    }

    /// <summary>Writes text that is UTF-8 already. The caller knows that it is valid.</summary>
    public void WriteUtf8(ReadOnlySpan<byte> text)
    {
        if (!WritesBody) return;
        OpenBody();
        JsonEscape.Append(_envelope, text);
        CloseBody();
    }

    public void WriteBase64(ReadOnlySpan<byte> bytes)
    {
        if (!WritesBody) return;
        _envelope.Append(OpeningOfBase64);
        _hasBody = true;
        _isBase64 = true;
        var length = ((bytes.Length + 2L) / 3) * 4;
        if (length > Limit)
        {
            _envelope.CountOnly(length);
        }
        else
        {
            Base64.EncodeToUtf8(bytes, _envelope.GetSpan((int)length), out _, out var written);
            _envelope.Advance(written);
        }

        CloseBody();
    }

    /// <summary>Notes a body that is too long to be written.</summary>
    public void SkipBody(long length)
    {
        _envelope.CountOnly(length);
        _hasBody = true;
    }

    /// <summary>Completes the envelope.</summary>
    /// <returns>The answer; empty when it is longer than <see cref="Limit"/>.</returns>
    public ReadOnlyMemory<byte> Finish(Front front, bool multiValue)
    {
        if (!_hasBody) _envelope.Append(Opening);
        if (Status != 200)
        {
            Span<byte> digits = stackalloc byte[3];
            StatusCode.Format(Status, digits);
            _envelope.Overwrite(StatusPosition, digits);
        }

        if (front == Front.Alb) AppendStatusDescription();
        Headers.AppendTo(_envelope, front, multiValue);
        _envelope.Append((byte)'}');
        return _envelope.Written;
    }

    // Between the quotes, which the body ends with as long as the head is not written.
    private ReadOnlySpan<byte> WrittenBody => _envelope.WrittenSpan[(_isBase64 ? OpeningOfBase64 : OpeningOfBody).Length..^1];

    private void OpenBody()
    {
        _envelope.Append(OpeningOfBody);
        _hasBody = true;
    }

    private void CloseBody() => _envelope.Append((byte)'"');

    private void AppendStatusDescription()
    {
        _envelope.Append(",\"statusDescription\":\""u8);
        Span<byte> digits = stackalloc byte[3];
        StatusCode.Format(Status, digits);
        _envelope.Append(digits);
        _envelope.Append((byte)' ');
        _envelope.Append(StatusCode.Reason(Status));
        _envelope.Append((byte)'"');
    }

    /// <summary>The JSON writer, kept from answer to answer as long as they agree on its options.</summary>
    private Utf8JsonWriter WriterFor(JsonSerializerOptions options)
    {
        // The body is application/json, never part of an HTML page, so "é" and "日本" need no escapes: ASP.NET Core's default too.
        var encoder = options.Encoder ?? JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        if (_json is not null && _json.Options.Encoder == encoder && _json.Options.Indented == options.WriteIndented)
        {
            _json.Reset();
            return _json;
        }

        _json?.Reset(); // A serialization that threw may have left bytes behind, which Dispose would still write.
        _json?.Dispose();
        return _json = new Utf8JsonWriter(_escaping, new JsonWriterOptions { Encoder = encoder, Indented = options.WriteIndented, SkipValidation = true });
    }
}
