using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Binding;
using RouteGen.Events;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>A buffer that one body made larger than this is not kept for the next one.</summary>
    private const int LargestKeptBody = 1024 * 1024;

    /// <summary>As many as a multipart form has parts at most: each parameter of a handler looks at all of them.</summary>
    private const int MostFields = MultipartReader.MostParts;

    private const string UnexpectedJson = "The request body is not the JSON that is expected here";

    private byte[] _bodyBuffer = [];
    private ReadOnlyMemory<byte> _body;
    private BodyState _bodyState;
    private JsonBodyGuard? _jsonGuard;
    private JsonBodyFault? _jsonFault;

    private enum BodyState
    {
        Unread,
        Read,
        NotBase64,
    }

    /// <summary>The body's bytes, unescaped and base64-decoded. <see cref="TryReadBody"/> comes first.</summary>
    internal ReadOnlySpan<byte> BodySpan => TryDecodeBody() ? _body.Span : throw NotBase64();

    /// <summary>The parts of a multipart form, once <see cref="TryReadForm"/> has found one; <see langword="null"/> for a urlencoded form.</summary>
    internal List<FormPart>? FormParts { get; private set; }

    /// <summary>Decodes the body; what is no base64 though the event says so is 400, what is compressed 415: nothing is ever inflated here, so no small body becomes a big one.</summary>
    public bool TryReadBody()
    {
        if (!TryDecodeBody()) return Refuse(400, NotBase64().Message);
        if (!IsBodyEncoded()) return true;
        Problem(415, Compressed().Message);
        // RFC 9110, 15.5.16: what would have been taken.
        _answer.Headers.Add("Accept-Encoding", "identity");
        return false;
    }

    /// <summary>The body as text. <see cref="TryReadBody"/> comes first.</summary>
    public string BodyText() => Encoding.UTF8.GetString(BodySpan);

    /// <summary>As <see cref="BodyText"/>, but an empty body is <see langword="null"/>.</summary>
    public string? BodyTextOrNull() => BodySpan.IsEmpty ? null : BodyText();

    /// <summary>A copy of the body. <see cref="TryReadBody"/> comes first.</summary>
    public byte[] BodyBytes() => BodySpan.ToArray();

    /// <summary>As <see cref="BodyBytes"/>, but an empty body is <see langword="null"/>.</summary>
    public byte[]? BodyBytesOrNull() => BodySpan.IsEmpty ? null : BodyBytes();

    /// <summary>Reads a body that has to be there. An absent, malformed or <c>null</c> one is 400, another content type than JSON 415.</summary>
    public bool TryReadJson<T>(JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
    {
        if (!TryReadJsonOrNull(type, out value)) return false;
        // An absent body leaves a struct at its default, which is not null.
        if (value is not null && !BodySpan.IsEmpty) return true;
        Problem(400, BodySpan.IsEmpty ? "The request body is missing." : "The request body must not be null.");
        return false;
    }

    /// <summary>As <see cref="TryReadJson{T}"/>, but an absent or <c>null</c> body is <see langword="null"/>.</summary>
    public bool TryReadJsonOrNull<T>(JsonTypeInfo<T> type, out T? value)
    {
        value = default;
        if (!TryReadBody()) return false;
        if (BodySpan.IsEmpty) return true;
        try
        {
            value = DeserializeBody(type);
            return true;
        }
        catch (BadRequestException problem)
        {
            Problem(problem.StatusCode, problem.Message);
            return false;
        }
    }

    /// <summary>Finds the fields of a urlencoded or multipart form; another content type is 415.</summary>
    public bool TryReadForm()
    {
        if (!TryReadBody()) return false;
        FormParts = null;
        var contentType = Header("content-type"u8).Text;
        if (MediaType.Is(contentType, "application/x-www-form-urlencoded"u8))
        {
            if (BodySpan.Count((byte)'&') < MostFields) return true;
            Problem(400, $"The form has more than {MostFields} fields.");
            return false;
        }

        if (!MediaType.Is(contentType, "multipart/form-data"u8))
        {
            Problem(415, "The request body must be a form: application/x-www-form-urlencoded or multipart/form-data.");
            return false;
        }

        if (MediaType.TryGetParameter(contentType, "boundary"u8, out var boundary)) FormParts = MultipartReader.Read(boundary, BodySpan);
        if (FormParts is not null) return true;
        Problem(400, "The request body is not a valid multipart form.");
        return false;
    }

    /// <summary>A file that has to be in the form; of several the last. <see cref="TryReadForm"/> comes first.</summary>
    public bool RequiredFile(ReadOnlySpan<byte> name, [NotNullWhen(true)] out FormFile? file)
    {
        file = OptionalFile(name);
        if (file is null) BindingProblem.Missing(this, ValueSource.Form, name);
        return file is not null;
    }

    /// <summary>A file of the form, or <see langword="null"/>. <see cref="TryReadForm"/> comes first.</summary>
    public FormFile? OptionalFile(ReadOnlySpan<byte> name)
    {
        var files = Files(name);
        return files.Length == 0 ? null : files[^1];
    }

    /// <summary>All files of the form under a name. <see cref="TryReadForm"/> comes first.</summary>
    public FormFile[] Files(ReadOnlySpan<byte> name)
    {
        if (FormParts is null) return [];
        var files = new List<FormFile>();
        foreach (var part in FormParts)
        {
            if (part.IsFile && part.NameIs(name)) files.Add(part.ToFile(BodySpan));
        }

        return [.. files];
    }

    /// <summary>Reads the body, which is not empty, as JSON.</summary>
    /// <exception cref="BadRequestException">It is not JSON of that type, or says that it is something else.</exception>
    internal T? DeserializeBody<T>(JsonTypeInfo<T> type)
    {
        // A console test sends no headers at all: what names no type is read as JSON, what names another is refused.
        var contentType = Header("content-type"u8);
        if (IsBodyEncoded()) throw Compressed();
        if (contentType.IsPresent && !MediaType.IsJson(contentType.Text)) throw new BadRequestException(415, "The request body must be application/json.");
        CheckJson();
        try
        {
            return JsonSerializer.Deserialize(BodySpan, type);
        }
        catch (JsonException problem)
        {
            // The answer escapes it.
            throw new BadRequestException(400, $"{UnexpectedJson}{JsonPlace.Of(problem)}.");
        }
        catch (NotSupportedException problem)
        {
            // A polymorphic type's discriminator is missing: the client's mistake. A type that cannot be read at all comes here too, and is the project's: so the log tells.
            Log(LogLevel.Warning, $"The body of {RouteKey} cannot be read as its type.", problem);
            throw new BadRequestException(400, $"{UnexpectedJson}.");
        }
    }

    /// <summary>Refuses what the serializer would read, and should not. It is looked for once, however often the body is read.</summary>
    private void CheckJson()
    {
        _jsonFault ??= (_jsonGuard ??= new JsonBodyGuard()).Inspect(BodySpan, Router.JsonDepth, Router.AllowsDuplicateProperties);
        if (_jsonFault == JsonBodyFault.TooDeep) throw new BadRequestException(400, $"{UnexpectedJson}: it nests deeper than {Router.JsonDepth} levels.");
        if (_jsonFault == JsonBodyFault.DuplicateProperty) throw new BadRequestException(400, $"{UnexpectedJson}: an object has a property twice.");
    }

    private void BeginBody()
    {
        _jsonFault = null;
        _bodyState = BodyState.Unread;
        _body = default;
        FormParts = null;
        if (_bodyBuffer.Length > LargestKeptBody) _bodyBuffer = [];
    }

    private bool TryDecodeBody()
    {
        if (_bodyState == BodyState.Unread) _bodyState = DecodeBody() ? BodyState.Read : BodyState.NotBase64;
        return _bodyState == BodyState.Read;
    }

    private bool DecodeBody()
    {
        var slice = Event.Fields.Body;
        if (slice.Kind is JsonKind.Missing or JsonKind.Null) return true;
        _body = Event.Memory.Slice(slice.Start, slice.Length);
        if (slice.Kind == JsonKind.EscapedString) _body = Buffered(JsonText.Unescape(_body.Span, RoomFor(_body.Length)));
        if (!Event.IsTrue(Event.Fields.IsBase64Encoded)) return true;

        var room = RoomFor(_body.Length);
        if (slice.Kind != JsonKind.EscapedString) _body.Span.CopyTo(room);
        if (Base64.DecodeFromUtf8InPlace(room[.._body.Length], out var length) != OperationStatus.Done) return false;
        _body = Buffered(length);
        return true;
    }

    private Span<byte> RoomFor(int length)
    {
        if (_bodyBuffer.Length < length) _bodyBuffer = new byte[length];
        return _bodyBuffer;
    }

    private ReadOnlyMemory<byte> Buffered(int length) => _bodyBuffer.AsMemory(0, length);

    private bool IsBodyEncoded()
    {
        if (_body.IsEmpty) return false;
        var codings = HeaderAll("content-encoding"u8);
        while (codings.MoveNext())
        {
            if (!Ascii.EqualsIgnoreCase(codings.Current, "identity"u8)) return true;
        }

        return false;
    }

    private static BadRequestException Compressed() => new(415, "The request body must not be compressed.");

    private static BadRequestException NotBase64() => new(400, "The request body is not valid base64.");
}
