using RouteGen.Responses;

namespace RouteGen;

/// <summary>
/// A result whose body is not the JSON of a C# type. It is a type of its own because C# converts no base class:
/// so a handler that returns <see cref="HttpResult{T}"/> may return <c>HttpResults.NotFound()</c> as well.
/// </summary>
public sealed class UntypedHttpResult : HttpResult
{
    internal UntypedHttpResult(int status, ResultBody? body = null)
        : base(status, body)
    {
    }

    /// <inheritdoc cref="HttpResult(int, ResultBody, string, KeyValuePair{string, string}[], Exception)"/>
    internal UntypedHttpResult(int status, ResultBody? body, string? contentType, KeyValuePair<string, string>[] headers, Exception? exception)
        : base(status, body, contentType, headers, exception)
    {
    }

    /// <inheritdoc/>
    public override UntypedHttpResult WithHeader(string name, string value) => (UntypedHttpResult)base.WithHeader(name, value);

    /// <inheritdoc/>
    public override UntypedHttpResult WithCookie(SetCookie cookie) => (UntypedHttpResult)base.WithCookie(cookie);
}
