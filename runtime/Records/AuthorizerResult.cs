using System.Text.Json;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>An authorizer's answer. It is written as API Gateway takes it for the request: <c>isAuthorized</c> to an HTTP API in format 2.0, an IAM policy to all others. It never changes: each <c>With</c> gives another one.</summary>
public sealed class AuthorizerResult
{
    /// <summary>The name of a client that nobody has named: API Gateway wants one.</summary>
    internal const string Anybody = "user";

    private KeyValuePair<string, object>[] _context = [];
    private string[] _resources = [];
    private string? _usageIdentifierKey;
    private bool _asPolicy;

    private AuthorizerResult(bool isAllowed, string principalId)
    {
        ArgumentException.ThrowIfNullOrEmpty(principalId);
        IsAllowed = isAllowed;
        PrincipalId = principalId;
    }

    private AuthorizerResult(AuthorizerResult other)
    {
        IsAllowed = other.IsAllowed;
        IsUnauthorized = other.IsUnauthorized;
        PrincipalId = other.PrincipalId;
        _context = other._context;
        _resources = other._resources;
        _usageIdentifierKey = other._usageIdentifierKey;
        _asPolicy = other._asPolicy;
    }

    /// <summary>
    /// Says that the client has to sign in, which REST and WebSocket APIs answer with 401. It is the error <c>Unauthorized</c> of the function: nothing else is told to API Gateway.
    /// </summary>
    public static AuthorizerResult Unauthorized { get; } = new(isAllowed: false, Anybody) { IsUnauthorized = true };

    /// <summary>Whether the request may pass.</summary>
    public bool IsAllowed { get; }

    /// <summary>Who the client is.</summary>
    public string PrincipalId { get; }

    /// <summary>Whether this is <see cref="Unauthorized"/>.</summary>
    public bool IsUnauthorized { get; private init; }

    /// <summary>What the function behind the API is told of the client, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Context => _context;

    /// <summary>The ARNs that the policy is for; none for the whole stage that was asked for.</summary>
    public IReadOnlyList<string> Resources => _resources;

    /// <summary>Lets the request pass.</summary>
    /// <param name="principalId">Who the client is.</param>
    /// <param name="context">What the function behind the API is told of the client: texts, numbers and truth values.</param>
    /// <exception cref="ArgumentException">The name is empty, or a value of the context is of another type.</exception>
    public static AuthorizerResult Allow(string principalId, IEnumerable<KeyValuePair<string, object>>? context = null)
    {
        var result = new AuthorizerResult(isAllowed: true, principalId);
        return context is null ? result : result.WithContext(context);
    }

    /// <summary>Turns the request away: 403.</summary>
    /// <param name="principalId">Who the client is.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static AuthorizerResult Deny(string principalId = Anybody) => new(isAllowed: false, principalId);

    /// <summary>Tells the function behind the API one thing more of the client.</summary>
    /// <exception cref="ArgumentException">The value is no text, number or truth value, or the name is empty.</exception>
    public AuthorizerResult WithContext(string name, object value) => WithContext([new(name, value)]);

    /// <summary>
    /// Makes the policy one for these ARNs, with <c>*</c> for any characters, slashes too. API Gateway keeps a policy for its other requests:
    /// one for the asked method alone turns the client's next request away. The answer is a policy then, as by <see cref="AsPolicy"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is none, or one is empty.</exception>
    public AuthorizerResult WithResources(params string[] arns)
    {
        ArgumentNullException.ThrowIfNull(arns);
        if (arns.Length == 0) throw new ArgumentException("A policy is for one resource at least.", nameof(arns));
        foreach (var arn in arns) ArgumentException.ThrowIfNullOrEmpty(arn, nameof(arns));
        return new(this) { _resources = [.. arns], _asPolicy = true };
    }

    /// <summary>Names the API key that a REST API counts the request under, where its usage plans take keys from the authorizer.</summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public AuthorizerResult WithUsageIdentifierKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new(this) { _usageIdentifierKey = key };
    }

    /// <summary>Writes a policy to an HTTP API in format 2.0 too: where simple responses are not enabled for its authorizer.</summary>
    public AuthorizerResult AsPolicy() => new(this) { _asPolicy = true };

    internal void Write(AuthorizerRequest request, EventExchange received)
    {
        if (IsUnauthorized) throw new EventException("Function.Unauthorized", "Unauthorized");
        var isSimple = request.Kind == AuthorizerKind.HttpApiV2 && !_asPolicy;
        var stage = isSimple || _resources.Length > 0 ? "" : StageOf(request.Arn);
        using var json = new Utf8JsonWriter(received.AnswerStream());
        json.WriteStartObject();
        if (isSimple) json.WriteBoolean("isAuthorized"u8, IsAllowed);
        else WritePolicy(json, stage);
        WriteContext(json);
        if (!isSimple && _usageIdentifierKey is not null) json.WriteString("usageIdentifierKey"u8, _usageIdentifierKey);
        json.WriteEndObject();
    }

    private AuthorizerResult WithContext(IEnumerable<KeyValuePair<string, object>> added)
    {
        var context = new List<KeyValuePair<string, object>>(_context);
        foreach (var (name, value) in added)
        {
            if (string.IsNullOrEmpty(name)) throw new ArgumentException("What the authorizer's context tells needs a name.", nameof(added));
            if (!IsContext(value)) throw new ArgumentException($"The authorizer's context takes texts, finite numbers and truth values: '{name}' is none.", nameof(added));
            context.RemoveAll(other => other.Key == name);
            context.Add(new(name, value));
        }

        return new(this) { _context = [.. context] };
    }

    private static bool IsContext(object? value) => value switch
    {
        string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => true,
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        _ => false,
    };

    /// <summary>All of the stage that was asked for: the policy is kept, and serves the client's other requests.</summary>
    private string StageOf(string arn)
    {
        // arn:aws:execute-api:region:account:api/stage/GET/path
        var api = -1;
        for (var colons = 0; colons < 5; colons++) api = arn.IndexOf(':', api + 1) is >= 0 and var colon ? colon : arn.Length - 1;
        var stage = arn.IndexOf('/', api + 1);
        var end = stage < 0 ? -1 : arn.IndexOf('/', stage + 1);
        if (end > 0) return string.Concat(arn.AsSpan(0, end), "/*");
        return IsAllowed ? throw new MalformedRecordException("The authorizer is asked for nothing that has the form of an API's method.") : "*";
    }

    private void WritePolicy(Utf8JsonWriter json, string stage)
    {
        json.WriteString("principalId"u8, PrincipalId);
        json.WriteStartObject("policyDocument"u8);
        json.WriteString("Version"u8, "2012-10-17"u8);
        json.WriteStartArray("Statement"u8);
        json.WriteStartObject();
        json.WriteString("Action"u8, "execute-api:Invoke"u8);
        json.WriteString("Effect"u8, IsAllowed ? "Allow"u8 : "Deny"u8);
        json.WriteStartArray("Resource"u8);
        if (_resources.Length == 0) json.WriteStringValue(stage);
        foreach (var resource in _resources) json.WriteStringValue(resource);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteContext(Utf8JsonWriter json)
    {
        if (_context.Length == 0) return;
        json.WriteStartObject("context"u8);
        foreach (var (name, value) in _context)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case string text: json.WriteStringValue(text); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                case double number: json.WriteNumberValue(number); break;
                case float number: json.WriteNumberValue(number); break;
                case decimal number: json.WriteNumberValue(number); break;
                case ulong number: json.WriteNumberValue(number); break;
                default: json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            }
        }

        json.WriteEndObject();
    }
}
