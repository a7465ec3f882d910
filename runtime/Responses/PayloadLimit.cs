namespace RouteGen.Responses;

/// <summary>How many bytes an answer may take, envelope, escaping and base64 included.</summary>
internal static class PayloadLimit
{
    /// <summary>A synchronous invocation: 6 MiB and 100 bytes, as Lambda's own Function.ResponseSizeTooLarge message says.</summary>
    public const int Lambda = 6_291_556;

    /// <summary>A load balancer's own limit for the answer's JSON.</summary>
    public const int LoadBalancer = 1_048_576;

    public static int Of(Front front) => front == Front.Alb ? LoadBalancer : Lambda;
}
