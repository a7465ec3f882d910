using RouteGen.Responses;

namespace RouteGen;

/// <summary>A result whose body is a <typeparamref name="T"/> as JSON, or none at all.</summary>
/// <remarks>
/// A handler returns it to say in its signature what it answers, and returns in its body either a <typeparamref name="T"/> (200; for
/// <see langword="null"/> 404 to GET and HEAD, 204 otherwise) or any result. C# converts no value whose type is an interface: there
/// <see cref="HttpResults.Ok{T}(T)"/> does it. A <see cref="string"/> is JSON here as well; <see cref="HttpResults.Text"/> is for plain text.
/// </remarks>
/// <typeparam name="T">The body's type, known to a JSON context of the project.</typeparam>
public sealed class HttpResult<T> : HttpResult
{
    internal HttpResult(int status, T value)
        : base(status, new JsonBody<T>(value)) => Value = value;

    private HttpResult(HttpResult other)
        : base(other)
    {
    }

    private HttpResult()
        : base(204, body: null) => IsMissing = true;

    /// <summary>The body's value; the default of its type when there is none.</summary>
    public T? Value { get; }

    /// <summary>200 with the value as JSON; <see langword="null"/> is 404 to GET and HEAD, 204 otherwise.</summary>
    public static implicit operator HttpResult<T>(T? value) => value is null ? new HttpResult<T>() : new HttpResult<T>(200, value);

    /// <summary>The same answer, where a result with a <typeparamref name="T"/> is expected.</summary>
    public static implicit operator HttpResult<T>(UntypedHttpResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new HttpResult<T>(result);
    }

    /// <inheritdoc/>
    public override HttpResult<T> WithHeader(string name, string value) => (HttpResult<T>)base.WithHeader(name, value);

    /// <inheritdoc/>
    public override HttpResult<T> WithCookie(SetCookie cookie) => (HttpResult<T>)base.WithCookie(cookie);
}
