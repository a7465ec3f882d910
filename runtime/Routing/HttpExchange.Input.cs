using RouteGen.Binding;
using RouteGen.Events;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private HttpRequest? _request;

    /// <summary>The request as an object, made when a handler asks for it.</summary>
    public HttpRequest Request => _request ??= new HttpRequest(this);

    /// <summary>A value of the path.</summary>
    /// <param name="position">Its place among the path's parameters, from 0.</param>
    /// <param name="name">Its name in the path's braces.</param>
    public TextValue Route(int position, ReadOnlySpan<byte> name)
    {
        if (!MatchedByTemplate) return new TextValue(this, ValueSource.Route, name, Path.Captured(position), isPresent: true);
        var isPresent = Event.TryGetProperty(Event.Fields.PathParameters, name, out var value) && value.IsString;
        var text = Event.TextOf(value);
        // REST hands path values on percent-encoded, HTTP APIs decode them first.
        if (Front == Front.Rest && text.Contains((byte)'%')) text = Decode(text, plusIsSpace: false);
        return new TextValue(this, ValueSource.Route, name, text, isPresent);
    }

    /// <summary>A value of the query string; of several the last.</summary>
    public TextValue Query(ReadOnlySpan<byte> name) => Last(QueryAll(name));

    /// <summary>All values of the query string under a name.</summary>
    public TextValues QueryAll(ReadOnlySpan<byte> name) => new(this, ValueSource.Query, name);

    /// <summary>The value of a header; of several lines the last.</summary>
    /// <param name="name">In lower case.</param>
    public TextValue Header(ReadOnlySpan<byte> name) => Last(new TextValues(this, ValueSource.Header, name));

    /// <summary>The values of a list header: those of all its lines, split at commas (RFC 9110, 5.6.1).</summary>
    /// <param name="name">In lower case.</param>
    public TextValues HeaderAll(ReadOnlySpan<byte> name) => new(this, ValueSource.HeaderList, name);

    /// <summary>The value of a cookie; of several the last.</summary>
    public TextValue Cookie(ReadOnlySpan<byte> name) => Last(CookieAll(name));

    /// <summary>All values of the cookies under a name.</summary>
    public TextValues CookieAll(ReadOnlySpan<byte> name) => new(this, ValueSource.Cookie, name);

    /// <summary>A value of the form; of several the last. <see cref="TryReadForm"/> comes first.</summary>
    public TextValue Form(ReadOnlySpan<byte> name) => Last(FormAll(name));

    /// <summary>All values of the form under a name. <see cref="TryReadForm"/> comes first.</summary>
    public TextValues FormAll(ReadOnlySpan<byte> name) => new(this, ValueSource.Form, name);

    /// <summary>What the gateway's authorizer says of the caller under a name.</summary>
    public TextValue Claim(ReadOnlySpan<byte> name)
    {
        var isPresent = Claims.TryFind(Event, name, out var value);
        return new TextValue(this, ValueSource.Claim, name, Event.TextOf(value), isPresent);
    }

    internal ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text, bool plusIsSpace) =>
        Event.Scratch.Keep(PercentEncoding.Decode(text, Event.Scratch.Take(text.Length), plusIsSpace));

    private TextValue Last(TextValues values)
    {
        var isPresent = false;
        ReadOnlySpan<byte> last = default;
        while (values.MoveNext())
        {
            last = values.Current;
            isPresent = true;
        }

        return new TextValue(this, values.Source, values.Name, last, isPresent);
    }
}
