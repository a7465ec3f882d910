using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>What <see cref="Idempotency"/> asks of requests, and how long it remembers them.</summary>
public sealed class IdempotencyOptions
{
    internal static readonly IdempotencyOptions Default = new();

    /// <summary>The methods it is about; POST and PATCH. GET, PUT and DELETE do the same however often they are sent.</summary>
    /// <exception cref="ArgumentException">One of them is no method.</exception>
    public IReadOnlyList<string> Methods
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            foreach (var method in value)
            {
                if (!HeaderField.IsToken(method)) throw new ArgumentException($"'{method}' is no HTTP method.", nameof(value));
            }

            field = [.. value];
        }
    } = ["POST", "PATCH"];

    /// <summary>Whether a request of these methods without a key is answered 400; not unless set: then it is carried out each time it is sent.</summary>
    public bool Required { get; init; }

    /// <summary>How long an answer is kept; 24 hours. Clients have to be done with their repeats by then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan Lifetime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromHours(24);

    /// <summary>The longest answer that is kept, in bytes with its header; 262,144. To the repeat of a request with a longer one the answer is 409: it was carried out all the same.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is under 1,024.</exception>
    public int LongestAnswer
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1024);
            field = value;
        }
    } = 256 * 1024;

    /// <summary>
    /// Says who the caller is, so that a key counts for this one alone. Unless set, or where it says <see langword="null"/>, it is what the gateway's authorizer says
    /// (<c>iss</c> and <c>sub</c>, <c>principalId</c>, the ARN of IAM) and, where there is none, the headers <c>Authorization</c> and <c>X-Api-Key</c>:
    /// there a client that renews its token between two attempts is taken for another one.
    /// </summary>
    public Func<HttpRequest, string?>? Caller { get; init; }

    internal bool Takes(string method)
    {
        foreach (var own in Methods)
        {
            if (own == method) return true;
        }

        return false;
    }
}
