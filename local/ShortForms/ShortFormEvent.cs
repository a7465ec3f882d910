using System.Globalization;
using System.Text;
using RouteGen.Fronts;
using RouteGen.Local.Events;

namespace RouteGen.Local.ShortForms;

/// <summary>Turns a short form into the event that it stands for.</summary>
internal static class ShortFormEvent
{
    /// <summary>Makes the event, UTF-8.</summary>
    /// <param name="form">What is asked for.</param>
    /// <param name="settings">The front that requests come through, unless <c>--front</c> says otherwise.</param>
    /// <exception cref="ShortFormException">Something is missing, too much, or not what it should be.</exception>
    public static ReadOnlyMemory<byte> Make(ShortForm form, FrontSettings settings) => form.Verb switch
    {
        "SQS" => Sqs(form),
        "SNS" => EventMaker.Sns(form.RequireTarget("the topic's name", bodies: 1), form.TextOf(form.RequireBody("a message")), form.Option("--subject"), form.Pairs("--attribute")),
        "S3" => S3(form),
        "SCHEDULE" => EventMaker.Schedule(form.RequireTarget("the name of the rule or schedule", bodies: 0), form.Has("--scheduler")),
        "EVENT" => EventBridge(form),
        "KINESIS" => Kinesis(form),
        "DYNAMODB" => DynamoDb(form),
        "COGNITO" => EventMaker.Cognito(form.RequireTarget("the trigger's source: PreSignUp_SignUp", bodies: 1), form.BodyOr("""{"userAttributes":{}}"""), form.Option("--user")),
        "AUTHORIZER" => Authorizer(form),
        "WS" => WebSocket(form),
        "INVOKE" => Invoke(form),
        "RAW" => Raw(form),
        _ => EventMaker.Http(Request(form, form.Verb), FrontOf(form, settings)),
    };

    private static byte[] Sqs(ShortForm form)
    {
        var queue = form.RequireTarget("the queue's name", bodies: int.MaxValue);
        var group = form.Option("--group");
        if (group is not null && !queue.EndsWith(".fifo", StringComparison.Ordinal)) throw new ShortFormException("Only a FIFO queue has message groups, and its name ends in .fifo.");
        form.RequireBody("a message");
        return EventMaker.Sqs(queue, [.. form.Bodies().Select(form.TextOf)], group, form.Pairs("--attribute"));
    }

    private static byte[] S3(ShortForm form)
    {
        var target = form.RequireTarget("a bucket and a key: uploads/a.zip", bodies: 0);
        var slash = target.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == target.Length - 1) throw new ShortFormException("S3 needs a bucket and a key: uploads/a.zip.");
        var size = 1024L;
        if (form.Option("--size") is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size)) throw new ShortFormException($"'{text}' is no size: a number of bytes.");
        return EventMaker.S3(target[..slash], target[(slash + 1)..], form.Option("--on") ?? EventMaker.ObjectPut, size);
    }

    private static byte[] EventBridge(ShortForm form)
    {
        const string Form = "source and detail-type: my.shop/OrderPlaced";
        var target = form.RequireTarget(Form, bodies: 1);
        // At the last one, as routes are read.
        var slash = target.LastIndexOf('/');
        if (slash <= 0 || slash == target.Length - 1) throw new ShortFormException($"EVENT needs {Form}.");
        return EventMaker.EventBridge(target[..slash], target[(slash + 1)..], form.BodyOr("{}"));
    }

    private static byte[] Kinesis(ShortForm form)
    {
        var stream = form.RequireTarget("the stream's name", bodies: int.MaxValue);
        form.RequireBody("data");
        return EventMaker.Kinesis(stream, form.Bodies(), form.Option("--key"));
    }

    private static byte[] DynamoDb(ShortForm form)
    {
        var table = form.RequireTarget("the table's name", bodies: int.MaxValue);
        var items = form.Bodies();
        var keys = form.Option("--keys")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (form.Option("--old") is not { } old)
        {
            form.RequireBody("an item, or --old with one");
            return EventMaker.DynamoDb(table, [.. items.Select(item => new ItemChange(item))], keys);
        }

        if (items.Count > 1) throw new ShortFormException("--old is for one item.");
        return EventMaker.DynamoDb(table, [new ItemChange(items.Count == 0 ? default : items[0], form.Read(old))], keys);
    }

    private static byte[] Authorizer(ShortForm form)
    {
        var type = form.RequireTarget("a type: token or request", bodies: 1);
        if (type == "token")
        {
            if (form.Has("--http2") || form.Has("--header")) throw new ShortFormException("--http2 and --header are for AUTHORIZER request.");
            return EventMaker.TokenAuthorizer(form.TextOf(form.RequireBody("a token: 'Bearer x'")));
        }

        if (type != "request") throw new ShortFormException($"'{type}' is no type of authorizers: token or request.");
        var path = form.TextOf(form.BodyOr("/"));
        return EventMaker.RequestAuthorizer(new FrontRequest { Method = "GET", Target = Target(path), Headers = form.Pairs("--header") }, form.Has("--http2"));
    }

    private static byte[] WebSocket(ShortForm form)
    {
        var key = form.RequireTarget("a route key: $connect, $disconnect, $default or your own", bodies: 1);
        var isMessage = key is not ("$connect" or "$disconnect");
        if (!isMessage && form.Arguments.Count > 1) throw new ShortFormException($"{key} has no message.");
        if (key != "$connect" && (form.Has("--header") || form.Has("--query"))) throw new ShortFormException("--header and --query are for $connect: no other event has them.");
        return EventMaker.WebSocket(key, form.TextOf(form.BodyOr("")), form.Option("--connection"), form.Pairs("--header"), form.Option("--query") ?? "");
    }

    private static ReadOnlyMemory<byte> Invoke(ShortForm form)
    {
        var first = form.RequireTarget("a payload", bodies: 1);
        if (form.Arguments.Count > 1) return EventMaker.Invoke(first, form.BodyOr(""));
        // One argument is the payload, any JSON value; a name alone is a payload that says no more than that.
        return IsName(first) ? EventMaker.Invoke(first, "{}"u8.ToArray()) : EventMaker.AsItIs(form.Read(first), "The payload");
    }

    private static ReadOnlyMemory<byte> Raw(ShortForm form)
    {
        var kind = form.RequireTarget("a kind and the event: kafka event.json", bodies: 1);
        if (form.Arguments.Count == 1) throw new ShortFormException($"RAW {kind} needs the event: JSON, or @ and the name of a file.");
        return EventMaker.AsItIs(form.BodyOr(""), "The event");
    }

    private static FrontRequest Request(ShortForm form, string method)
    {
        var target = Target(form.RequireTarget("a path: /users/7", bodies: 1));
        var headers = form.Pairs("--header").ToList();
        var body = form.BodyOr("");
        // As every client that sends JSON says; without a type some fronts take it for bytes.
        if (!body.IsEmpty && !headers.Exists(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
        {
            headers.Add(new("Content-Type", body.Span[0] is (byte)'{' or (byte)'[' ? "application/json" : "text/plain; charset=utf-8"));
        }

        return new FrontRequest { Method = method, Target = target, Headers = headers, Body = body };
    }

    private static FrontSettings FrontOf(ShortForm form, FrontSettings settings)
    {
        if (form.Option("--front") is not { } name) return settings;
        return LocalOptions.FrontOf(name) is { } front ? settings with { Front = front } : throw new ShortFormException($"'{name}' is no front: rest, http, url or alb.");
    }

    private static string Target(string path) => path.StartsWith('/') && !path.Contains('#', StringComparison.Ordinal)
        ? UrlText.EncodeForWire(Encoding.UTF8.GetBytes(path))
        : throw new ShortFormException($"'{path}' is no path: it starts with a slash, and a '#' is written %23.");

    private static bool IsName(string word)
    {
        if (!(char.IsAsciiLetter(word[0]) || word[0] == '_') || word is "true" or "false" or "null") return false;
        return word.All(next => char.IsAsciiLetterOrDigit(next) || next is '_' or '.' or ':' or '-');
    }
}
