using System.Text;
using RouteGen.Fronts;
using RouteGen.Local.Events;

namespace RouteGen.Local.ShortForms;

/// <summary>An event as a person asks for it: <c>SQS orders --group a '{"id":1}'</c>.</summary>
internal sealed class ShortForm
{
    private static readonly string[] EventVerbs = ["WS", "SQS", "SNS", "S3", "DYNAMODB", "KINESIS", "EVENT", "SCHEDULE", "COGNITO", "AUTHORIZER", "RAW", "INVOKE"];
    private static readonly string[] HttpMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Name, string Value)> _options = [];
    private readonly Func<string, ReadOnlyMemory<byte>> _read;

    private ShortForm(string verb, Func<string, ReadOnlyMemory<byte>> read)
    {
        Verb = verb;
        _read = read;
    }

    /// <summary><c>SQS</c>, <c>GET</c> and so on.</summary>
    public string Verb { get; }

    /// <summary>What follows the verb and is no option: the target, then the bodies.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>Reads a short form.</summary>
    /// <param name="words">The verb, the target, the bodies, and options anywhere after the verb. What follows <c>--</c> is no option.</param>
    /// <param name="read">The bytes of a body by the word that stands for it.</param>
    /// <exception cref="ShortFormException">The words make no sense.</exception>
    public static ShortForm Parse(IReadOnlyList<string> words, Func<string, ReadOnlyMemory<byte>> read)
    {
        if (words.Count == 0) throw new ShortFormException("There is no verb.");
        var form = new ShortForm(RequireVerb(words[0]), read);
        var takesOptions = true;
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (!takesOptions || !word.StartsWith("--", StringComparison.Ordinal))
            {
                form.Arguments.Add(word);
                continue;
            }

            if (word == "--")
            {
                takesOptions = false;
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var option = ShortFormOption.Find(equals < 0 ? word : word[..equals], form.Verb);
            if (!option.HasValue)
            {
                if (equals >= 0) throw new ShortFormException($"{option.Name} has no value.");
                form._options.Add((option.Name, ""));
                continue;
            }

            if (equals < 0 && ++i == words.Count) throw new ShortFormException($"{option.Name} needs a value.");
            form._options.Add((option.Name, equals < 0 ? words[i] : word[(equals + 1)..]));
        }

        return form;
    }

    /// <summary>The verb as options name it: <c>HTTP</c> for each of HTTP's.</summary>
    public static string FamilyOf(string verb) => HttpMethods.Contains(verb, StringComparer.Ordinal) ? "HTTP" : verb;

    /// <summary>What the event is for, the first argument.</summary>
    /// <param name="what">What it is, as the message names it: <c>the queue's name</c>.</param>
    /// <param name="bodies">How many bodies may follow.</param>
    /// <exception cref="ShortFormException">There is none, or there are more bodies than there may be.</exception>
    public string RequireTarget(string what, int bodies)
    {
        if (Arguments.Count == 0 || Arguments[0].Length == 0) throw new ShortFormException($"{Verb} needs {what}.");
        if (Arguments.Count - 1 > bodies) throw new ShortFormException($"'{Arguments[bodies + 1]}' is too much: put into quotes what belongs together.");
        return Arguments[0];
    }

    /// <summary>The bodies, all arguments after the first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bodies() => [.. Arguments.Skip(1).Select(_read)];

    /// <summary>The only body, or what stands for a missing one.</summary>
    public ReadOnlyMemory<byte> BodyOr(string missing) => Arguments.Count > 1 ? _read(Arguments[1]) : Encoding.UTF8.GetBytes(missing);

    /// <summary>The only body.</summary>
    /// <param name="what">What it is, as the message names it: <c>a message</c>.</param>
    /// <exception cref="ShortFormException">There is none.</exception>
    public ReadOnlyMemory<byte> RequireBody(string what) => Arguments.Count > 1 ? _read(Arguments[1]) : throw new ShortFormException($"{Verb} {Arguments[0]} needs {what}.");

    /// <summary>The bytes that a word stands for.</summary>
    public ReadOnlyMemory<byte> Read(string word) => _read(word);

    /// <summary>Bytes as text.</summary>
    /// <exception cref="ShortFormException">They are no UTF-8.</exception>
    public string TextOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            return StrictUtf8.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            throw new ShortFormException($"{Verb} carries text, and this is no UTF-8.");
        }
    }

    /// <summary>Whether an option is there.</summary>
    public bool Has(string name) => _options.Exists(option => option.Name == name);

    /// <summary>The value of an option, or <see langword="null"/>; of several the last.</summary>
    public string? Option(string name) => _options.FindLast(option => option.Name == name).Value;

    /// <summary>All values of an option, each <c>name: value</c>.</summary>
    /// <exception cref="ShortFormException">One is not of that form, or no client could send it.</exception>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string name) => [.. _options.Where(option => option.Name == name).Select(option => Pair(name, option.Value))];

    private static KeyValuePair<string, string> Pair(string option, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) throw new ShortFormException($"{option} is 'name: value'.");
        var (name, value) = (text[..colon], text[(colon + 1)..].Trim());
        if (HeaderName.IsToken(name) && HeaderName.IsSafeValue(value)) return new(name, value);
        throw new ShortFormException($"{option} holds a blank or a control character where none may be: 'name: value'.");
    }

    private static string RequireVerb(string verb)
    {
        if (EventVerbs.Contains(verb, StringComparer.Ordinal) || HttpMethods.Contains(verb, StringComparer.Ordinal)) return verb;
        if (verb == "ANY") throw new ShortFormException("ANY is no method: write GET, POST and so on.");
        var meant = Array.Find([.. EventVerbs, .. HttpMethods], known => known.Equals(verb, StringComparison.OrdinalIgnoreCase));
        if (meant is not null) throw new ShortFormException($"Unknown verb '{verb}': write {meant}.");
        throw new ShortFormException($"Unknown verb '{verb}': {string.Join(", ", EventVerbs)}, or a method of HTTP.");
    }
}
