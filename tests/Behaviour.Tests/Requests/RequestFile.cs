using System.Globalization;
using System.Text;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>Reads <c>requests.txt</c>; <c>tests/Cases/README.md</c> shows the format. What is malformed fails with file and line.</summary>
internal sealed class RequestFile
{
    private const string Base64Prefix = "base64 ";

    private readonly string _name;
    private readonly IReadOnlyList<string> _lines;
    private int _next;

    private RequestFile(string name, IReadOnlyList<string> lines)
    {
        _name = name;
        _lines = lines;
    }

    private bool IsAtEnd => _next == _lines.Count;

    /// <summary>The blocks of a file.</summary>
    /// <param name="name">The file's name, for what is wrong in it.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="FormatException">A line is out of place.</exception>
    public static IReadOnlyList<CaseRequest> Read(string name, IReadOnlyList<string> lines)
    {
        var file = new RequestFile(name, lines);
        var requests = new List<CaseRequest>();
        for (file.SkipBetweenBlocks(); !file.IsAtEnd; file.SkipBetweenBlocks()) requests.Add(file.ReadBlock());
        return requests;
    }

    private void SkipBetweenBlocks()
    {
        while (!IsAtEnd && _lines[_next] is "" or ['#', ..]) _next++;
    }

    private CaseRequest ReadBlock()
    {
        var conditions = ReadConditions();
        var place = Place(_next);
        var (method, url) = Split(Take("> ", "a request, as '> GET /path'"), ' ', "a request is '> GET /path'");
        var headers = ReadHeaders("> ");
        var body = ReadRequestBody(headers);
        var status = Take("< ", "an answer, as '< 200'");
        if (status.Length != 3 || !int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code)) throw Malformed("a status has three digits", _next - 1);
        return new CaseRequest
        {
            Place = place,
            Conditions = conditions,
            Method = method,
            Url = url,
            Headers = headers,
            Body = body,
            Status = code,
            AnswerHeaders = ReadHeaders("< "),
            AnswerBody = ReadBody(EndOfAnswer(), "\n"),
        };
    }

    private CaseConditions ReadConditions()
    {
        var conditions = new CaseConditions();
        while (!IsAtEnd && _lines[_next].StartsWith('@'))
        {
            var words = Take("@ ", "a condition, as '@ rest http2'").Split(' ');
            switch (words)
            {
                case ["claims", .. var claims]:
                    conditions = conditions with { Claims = claims.Select(claim => Split(claim, '=', "a claim is 'name=value'")).ToDictionary(StringComparer.Ordinal) };
                    break;
                case ["base-path", var path]:
                    conditions = conditions with { BasePath = path };
                    break;
                case ["not", .. var fronts]:
                    conditions = conditions with { Fronts = Names(fronts), Excludes = true };
                    break;
                default:
                    conditions = conditions with { Fronts = Names(words) };
                    break;
            }
        }

        return conditions;

        string[] Names(string[] names)
        {
            if (names.Length == 0) throw Malformed("a front is missing", _next - 1);
            if (Array.Find(names, name => !CaseFront.IsName(name)) is { } unknown) throw Malformed($"'{unknown}' is no front", _next - 1);
            if (conditions.Fronts.Count > 0) throw Malformed("a block has one line that names its fronts", _next - 1);
            return names;
        }
    }

    private List<KeyValuePair<string, string>> ReadHeaders(string prefix)
    {
        var headers = new List<KeyValuePair<string, string>>();
        while (!IsAtEnd && _lines[_next].StartsWith(prefix, StringComparison.Ordinal))
        {
            var (name, value) = Split(Take(prefix, "a header"), ':', "a header is 'Name: value'");
            headers.Add(new(name, value.Trim()));
        }

        return headers;
    }

    // As in HTTP, an empty line comes before it; the lines of a multipart form end as RFC 7578 wants them.
    private byte[] ReadRequestBody(IEnumerable<KeyValuePair<string, string>> headers)
    {
        if (IsAtEnd || _lines[_next].Length > 0) return [];
        _next++;
        var end = _next;
        while (end < _lines.Count && !_lines[end].StartsWith("< ", StringComparison.Ordinal)) end++;
        return ReadBody(end, headers.Any(header => header.Value.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) ? "\r\n" : "\n");
    }

    private int EndOfAnswer()
    {
        for (var line = _next; line < _lines.Count; line++)
        {
            if (_lines[line].Length > 0) continue;
            if (_lines.Skip(line).FirstOrDefault(next => next.Length > 0) is null or ['#' or '@' or '>', ..]) return line;
        }

        return _lines.Count;
    }

    private byte[] ReadBody(int end, string lineBreak)
    {
        var start = _next;
        var text = string.Join(lineBreak, _lines.Skip(start).Take(end - start));
        _next = end;
        if (!text.StartsWith(Base64Prefix, StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(text);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[Base64Prefix.Length..], bytes, out var length) ? bytes[..length] : throw Malformed("this is no base64", start);
    }

    private string Take(string prefix, string expected)
    {
        if (IsAtEnd || !_lines[_next].StartsWith(prefix, StringComparison.Ordinal)) throw Malformed(expected + " has to stand here", _next);
        return _lines[_next++][prefix.Length..];
    }

    // Of the line that was taken last.
    private KeyValuePair<string, string> Split(string text, char separator, string form)
    {
        var position = text.IndexOf(separator, StringComparison.Ordinal);
        return position > 0 && position < text.Length - 1 ? new(text[..position], text[(position + 1)..]) : throw Malformed(form, _next - 1);
    }

    private string Place(int line) => string.Create(CultureInfo.InvariantCulture, $"{_name}({line + 1})");

    private FormatException Malformed(string reason, int line) => new($"{Place(line)}: {reason}.");
}
