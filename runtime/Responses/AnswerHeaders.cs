namespace RouteGen.Responses;

/// <summary>
/// The header fields of the answer under construction, and how each front wants them written.
/// Two values under one name are never lost where the front can carry both.
/// </summary>
internal sealed class AnswerHeaders
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<string> _cookies = [];
    private string _contentType = "";

    public ContentKind Content { get; set; }

    /// <summary>How many <c>Set-Cookie</c> lines the answer has.</summary>
    public int CookieCount => _cookies.Count;

    public void Clear()
    {
        _fields.Clear();
        _cookies.Clear();
        Content = ContentKind.None;
    }

    public void SetContentType(string contentType)
    {
        _contentType = contentType;
        Content = ContentKind.Other;
    }

    /// <summary>Adds a field that <see cref="HeaderField"/> has let pass. A <c>Content-Type</c> is not one of them.</summary>
    public void Add(string name, string value)
    {
        if (HeaderField.Is(name, HeaderField.SetCookie)) _cookies.Add(value);
        else _fields.Add(new(name, value));
    }

    /// <summary>Takes the place of all fields of that name.</summary>
    public void Set(string name, string value)
    {
        _fields.RemoveAll(field => HeaderField.Is(field.Key, name));
        Add(name, value);
    }

    /// <summary>The fields, each cookie one of its own; the content type is not among them.</summary>
    public KeyValuePair<string, string>[] ToArray()
    {
        var all = new KeyValuePair<string, string>[_fields.Count + _cookies.Count];
        _fields.CopyTo(all);
        for (var i = 0; i < _cookies.Count; i++) all[_fields.Count + i] = new(HeaderField.SetCookie, _cookies[i]);
        return all;
    }

    /// <summary>The content type as text; <see langword="null"/> when there is none.</summary>
    public string? ContentTypeText => Content switch
    {
        ContentKind.None => null,
        ContentKind.Other => _contentType,
        ContentKind.Json => "application/json",
        ContentKind.PlainText => "text/plain; charset=utf-8",
        ContentKind.Problem => "application/problem+json",
        _ => "application/octet-stream",
    };

    /// <summary>Appends the properties that hold the headers, each with a comma before it.</summary>
    /// <param name="target">The envelope.</param>
    /// <param name="front">Decides which properties there are: one that API Gateway does not know makes a 502.</param>
    /// <param name="multiValue">Whether a load balancer sent <c>multiValueHeaders</c>: then it reads nothing else.</param>
    public void AppendTo(ByteBuffer target, Front front, bool multiValue)
    {
        switch (front)
        {
            case Front.HttpApiV2 or Front.FunctionUrl:
                AppendHeaders(target, joinsSeveral: true);
                AppendCookies(target);
                break;
            case Front.Alb when multiValue:
                AppendMultiValueHeaders(target, fewest: 1);
                break;
            case Front.Alb:
                // One string a name is all there is, and Set-Cookie must not be joined: the last one stays.
                AppendHeaders(target, joinsSeveral: true, cookie: _cookies is [.., var last] ? last : null);
                break;
            default:
                // Both properties together, but no name in both: REST and HTTP APIs merge them in opposite orders.
                AppendHeaders(target, joinsSeveral: false, cookie: _cookies is [var only] ? only : null);
                if (_cookies.Count > 1 || HasRepeatedName()) AppendMultiValueHeaders(target, fewest: 2);
                break;
        }
    }

    private void AppendHeaders(ByteBuffer target, bool joinsSeveral, string? cookie = null)
    {
        if (Content == ContentKind.Json && _fields.Count == 0 && cookie is null)
        {
            // Most answers have no other header.
            target.Append(",\"headers\":{\"Content-Type\":\"application/json\"}"u8);
            return;
        }

        target.Append(",\"headers\":{"u8);
        var isFirst = true;
        if (Content != ContentKind.None)
        {
            target.Append("\"Content-Type\":"u8);
            AppendContentType(target);
            isFirst = false;
        }

        for (var i = 0; i < _fields.Count; i++)
        {
            if (!IsFirstOfName(i) || (!joinsSeveral && CountFrom(i) > 1)) continue;
            AppendName(target, _fields[i].Key, ref isFirst);
            target.Append((byte)'"');
            for (var j = i; j >= 0; j = NextOfName(j))
            {
                if (j > i) target.Append(", "u8);
                JsonEscape.Append(target, _fields[j].Value);
            }

            target.Append((byte)'"');
        }

        if (cookie is not null)
        {
            AppendName(target, HeaderField.SetCookie, ref isFirst);
            AppendString(target, cookie);
        }

        target.Append((byte)'}');
    }

    private void AppendMultiValueHeaders(ByteBuffer target, int fewest)
    {
        target.Append(",\"multiValueHeaders\":{"u8);
        var isFirst = true;
        if (Content != ContentKind.None && fewest == 1)
        {
            target.Append("\"Content-Type\":["u8);
            AppendContentType(target);
            target.Append((byte)']');
            isFirst = false;
        }

        for (var i = 0; i < _fields.Count; i++)
        {
            if (!IsFirstOfName(i) || CountFrom(i) < fewest) continue;
            AppendName(target, _fields[i].Key, ref isFirst);
            target.Append((byte)'[');
            for (var j = i; j >= 0; j = NextOfName(j))
            {
                if (j > i) target.Append((byte)',');
                AppendString(target, _fields[j].Value);
            }

            target.Append((byte)']');
        }

        if (_cookies.Count >= fewest)
        {
            AppendName(target, HeaderField.SetCookie, ref isFirst);
            AppendCookieList(target);
        }

        target.Append((byte)'}');
    }

    private void AppendCookies(ByteBuffer target)
    {
        if (_cookies.Count == 0) return;
        target.Append(",\"cookies\":"u8);
        AppendCookieList(target);
    }

    private void AppendCookieList(ByteBuffer target)
    {
        target.Append((byte)'[');
        for (var i = 0; i < _cookies.Count; i++)
        {
            if (i > 0) target.Append((byte)',');
            AppendString(target, _cookies[i]);
        }

        target.Append((byte)']');
    }

    private void AppendContentType(ByteBuffer target)
    {
        if (Content == ContentKind.Other) AppendString(target, _contentType);
        else target.Append(KnownContentType(Content));
    }

    private static ReadOnlySpan<byte> KnownContentType(ContentKind kind) => kind switch
    {
        ContentKind.Json => "\"application/json\""u8,
        ContentKind.PlainText => "\"text/plain; charset=utf-8\""u8,
        ContentKind.Problem => "\"application/problem+json\""u8,
        _ => "\"application/octet-stream\""u8,
    };

    private static void AppendName(ByteBuffer target, string name, ref bool isFirst)
    {
        if (!isFirst) target.Append((byte)',');
        isFirst = false;
        AppendString(target, name);
        target.Append((byte)':');
    }

    private static void AppendString(ByteBuffer target, string text)
    {
        target.Append((byte)'"');
        JsonEscape.Append(target, text);
        target.Append((byte)'"');
    }

    private bool HasRepeatedName()
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            if (NextOfName(i) >= 0) return true;
        }

        return false;
    }

    private bool IsFirstOfName(int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (HeaderField.Is(_fields[i].Key, _fields[index].Key)) return false;
        }

        return true;
    }

    private int NextOfName(int index)
    {
        for (var i = index + 1; i < _fields.Count; i++)
        {
            if (HeaderField.Is(_fields[i].Key, _fields[index].Key)) return i;
        }

        return -1;
    }

    private int CountFrom(int index)
    {
        var count = 0;
        for (var i = index; i >= 0; i = NextOfName(i)) count++;
        return count;
    }
}
