using System.Globalization;

namespace RouteGen.Middleware;

/// <summary>
/// Carries out a request with an <c>Idempotency-Key</c> once, however often it is sent: a repeat gets the answer of the first with <c>Idempotency-Replayed: true</c>.
/// </summary>
/// <remarks>
/// <para>
/// A repeat while the first is still running is answered 409, the same key with another request (method, route, path, query or body) 422, a malformed key 400.
/// Keys are from 1 to 255 visible ASCII characters, in quotes or without, and each caller has its own.
/// </para>
/// <para>
/// Answers of 500 and more, 408, 425 and 429 are not kept: what they tell the client is to try again. A request that Lambda stopped holds its key until its deadline.
/// Put it inside of middleware that looks at the client (authentication, <see cref="Compression"/>): what is kept is the answer as it stands here.
/// </para>
/// </remarks>
public static class Idempotency
{
    private const string Header = "Idempotency-Key";

    private const int LongestKey = 255;

    // When the deadline has passed the process is stopped, or answers something else.
    private static readonly TimeSpan AfterDeadline = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(15);

    /// <summary>The middleware.</summary>
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next, IIdempotencyStore store, IdempotencyOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(store);
        options ??= IdempotencyOptions.Default;
        if (!options.Takes(request.Method)) return await next();
        switch (request.GetHeaderAll(Header))
        {
            case []:
                return options.Required ? HttpResults.BadRequest($"The header {Header} is missing.") : await next();
            case [var text] when Key(text) is { } key:
                return await RunOnceAsync(request, next, key, store, options, cancellation);
            default:
                return HttpResults.BadRequest(string.Create(CultureInfo.InvariantCulture, $"The header {Header} must be one key of 1 to {LongestKey} visible ASCII characters."));
        }
    }

    private static async ValueTask<HttpResult> RunOnceAsync(HttpRequest request, Next next, string sent, IIdempotencyStore store, IdempotencyOptions options, CancellationToken cancellation)
    {
        var key = RequestFingerprint.OfKey(request, options.Caller?.Invoke(request), sent);
        var fingerprint = RequestFingerprint.Of(request);
        var owner = Guid.NewGuid().ToString("N");
        var found = await store.BeginAsync(key, fingerprint, owner, Hold(request.Context), cancellation);
        if (found.State != IdempotencyState.Started)
        {
            if (found.Fingerprint != fingerprint) return HttpResults.UnprocessableEntity($"The {Header} was used for another request.");
            if (found.State == IdempotencyState.InProgress) return HttpResults.Conflict($"The request with this {Header} is still being carried out.").WithHeader("Retry-After", "1");
            return KeptAnswer.Read(found.Answer).WithoutHeader("Idempotency-Replayed").WithHeader("Idempotency-Replayed", "true");
        }

        var isDone = false;
        try
        {
            var result = await next();
            isDone = !MeansTryAgain(result.Status);
            if (isDone) await KeepAsync(request, store, key, owner, result, options);
            return result;
        }
        finally
        {
            if (!isDone) await ReleaseAsync(request, store, key, owner);
        }
    }

    // It was carried out, and the client is to know: a store that fails now does not change that.
    private static async ValueTask KeepAsync(HttpRequest request, IIdempotencyStore store, string key, string owner, HttpResult result, IdempotencyOptions options)
    {
        try
        {
            await store.CompleteAsync(key, owner, KeptAnswer.Write(result, options.LongestAnswer), options.Lifetime);
        }
        catch (Exception exception)
        {
            request.Context.Log(LogLevel.Error, "The answer to a request with an idempotency key could not be kept: a repeat is refused until the key expires, and carried out again after that.", exception);
        }
    }

    private static async ValueTask ReleaseAsync(HttpRequest request, IIdempotencyStore store, string key, string owner)
    {
        try
        {
            await store.ReleaseAsync(key, owner);
        }
        catch (Exception exception)
        {
            request.Context.Log(LogLevel.Warning, "An idempotency key could not be given back: a repeat is refused until it expires.", exception);
        }
    }

    private static TimeSpan Hold(LambdaContext context) => (context.RemainingTime < LongestInvocation ? context.RemainingTime : LongestInvocation) + AfterDeadline;

    private static bool MeansTryAgain(int status) => status is >= 500 or 408 or 425 or 429;

    // The draft wants a structured field's string, with quotes; most clients send none.
    private static string? Key(string text)
    {
        var key = text.AsSpan().Trim(" \t");
        if (key.Length >= 2 && key[0] == '"' && key[^1] == '"') key = key[1..^1];
        return key.Length is > 0 and <= LongestKey && !key.ContainsAnyExceptInRange('!', '~') ? key.ToString() : null;
    }
}
