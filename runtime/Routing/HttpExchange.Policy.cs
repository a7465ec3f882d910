using RouteGen.Binding;
using RouteGen.Hosting;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    // Set where the status matters: by a delegate, so that the code which reads an answer back is in no function that has no use for it.
    private Action<HttpExchange>? _readsAnswer;

    /// <summary>An answer of 500 or more becomes an error of the function: <c>fault: true</c>.</summary>
    public void FaultsOnServerError() => _readsAnswer = static http => http.ReadWrittenAnswer();

    /// <summary>Adds what a browser asks for before it shows the answer to a page of another origin: <c>cors:</c>.</summary>
    public void AllowOrigin()
    {
        if (Router.CorsOf(RouteId) is { Origins: not null } policy) AllowOrigin(policy);
    }

    /// <summary>Whether the request came through one of the fronts.</summary>
    public bool IsFrom(RequestFronts fronts) => (fronts & Source) != RequestFronts.None;

    /// <summary>Whether the request came through a front of that id, as the event names it: an API's or Function URL's <c>apiId</c>, a load balancer's target group.</summary>
    public bool IsFrom(RequestFronts front, ReadOnlySpan<byte> id)
    {
        if (!IsFrom(front)) return false;
        if (Front != Front.Alb) return Event.RequestContext.ApiId is { IsString: true } api && Event.TextOf(api).SequenceEqual(id);
        return Event.TryGetProperty(Event.RequestContext.Elb, "targetGroupArn"u8, out var arn) && arn.IsString && Event.TextOf(arn).SequenceEqual(id);
    }

    /// <summary>Whether the gateway has authorized the caller, as the event shows it; if not, the answer is 401. A load balancer's word is not enough: its headers could be the caller's own.</summary>
    public bool IsAuthorized()
    {
        if (!Authorizer.HasCaller(Event, Front)) return Refuse(401, "The caller is not known.");
        // The authorizer may have read one of them, and a handler would read the other.
        return Count(new TextValues(this, ValueSource.Header, "authorization"u8)) < 2 || Refuse(400, "The request has several Authorization headers.");
    }

    /// <summary>Whether the caller has one of some scopes; if not, the answer is 403.</summary>
    /// <param name="scopes">The scopes, a line each.</param>
    public bool HasScope(ReadOnlySpan<byte> scopes) => Authorizer.HasScope(Event, scopes) || Refuse(403, Forbidden);

    /// <summary>Whether the caller is in one of some groups; if not, the answer is 403.</summary>
    /// <param name="groups">The groups, a line each.</param>
    public bool IsInGroup(ReadOnlySpan<byte> groups) => Authorizer.IsInGroup(Event, groups) || Refuse(403, Forbidden);

    /// <summary>Whether a claim of the caller has one of some values; if not, the answer is 403.</summary>
    /// <param name="name">The claim's name, case-sensitive.</param>
    /// <param name="values">The values, a line each.</param>
    public bool HasClaim(ReadOnlySpan<byte> name, ReadOnlySpan<byte> values) => Authorizer.HasClaim(Event, name, values) || Refuse(403, Forbidden);

    /// <summary>Whether the body, decoded, is no longer than that; if it is, the answer is 413.</summary>
    public bool HasBodyWithin(int bytes)
    {
        // Escapes and base64 make a body longer, never shorter: most need no decoding to be found short enough.
        if (Event.Fields.Body.Length <= bytes) return true;
        if (!TryDecodeBody()) return Refuse(400, NotBase64().Message);
        return BodySpan.Length <= bytes || Refuse(413, $"The request body is longer than {bytes} bytes.");
    }

    private void AllowOrigin(in CorsPolicy policy)
    {
        ReadWrittenAnswer();
        if (!policy.AllowsAnyOrigin) _answer.Headers.Add("Vary", "Origin");
        if (policy.Allow(Header("origin"u8).Text) is not { } origin) return;
        _answer.Headers.Set("Access-Control-Allow-Origin", origin);
        if (policy.AllowsCredentials) _answer.Headers.Set("Access-Control-Allow-Credentials", "true");
        if (policy.Exposed is not null) _answer.Headers.Set("Access-Control-Expose-Headers", policy.Exposed);
    }

    /// <summary>Answers a browser's question whether a page of another origin may send a request. Whether it may read the answer is said of every answer.</summary>
    /// <param name="policy">The policy of the route that the request would reach.</param>
    /// <param name="verb">The method it would have.</param>
    internal void AnswerPreflight(in CorsPolicy policy, HttpVerb verb)
    {
        Start(204);
        _answer.Headers.Add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (policy.Allow(Header("origin"u8).Text) is null) return;
        // Of the methods the one asked for is enough (Fetch, 4.8), and it tells nobody of the others.
        if (verb != HttpVerb.Any) _answer.Headers.Add("Access-Control-Allow-Methods", HttpVerbs.NameOf(verb));
        if (policy.Headers is not null) _answer.Headers.Add("Access-Control-Allow-Headers", policy.Headers);
        if (policy.MaxAge is not null) _answer.Headers.Add("Access-Control-Max-Age", policy.MaxAge);
    }

    /// <summary>Whether the answer is one that counts as the function's error.</summary>
    internal bool IsFault()
    {
        if (RouteId < 0 ? !Router.FaultsOnServerError : _readsAnswer is null) return false;
        _readsAnswer?.Invoke(this);
        return _answer.Status >= 500;
    }

    /// <summary>What is thrown for such an answer.</summary>
    internal FaultException ToFault() => new($"{(RouteId < 0 ? "The router" : RouteKey)} answered {_answer.Status}.", _failure);

    private const string Forbidden = "The caller is not allowed to do this.";

    private bool Refuse(int status, string detail)
    {
        Problem(status, detail);
        return false;
    }

    private static int Count(TextValues values)
    {
        var count = 0;
        while (values.MoveNext()) count++;
        return count;
    }
}
