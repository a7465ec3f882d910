using System.Globalization;

namespace RouteGen.Fronts;

/// <summary>A front with a function behind it.</summary>
internal sealed class FrontGateway(IFunction function, FrontSettings settings)
{
    /// <summary>Lambda's limit for an event and for an answer, as its own error message tells it: 6 MiB and 100 bytes.</summary>
    public const int MaxPayload = 6_291_556;

    /// <summary>What a load balancer takes as a body, and what it takes as an answer.</summary>
    private const int MaxAlbPayload = 1024 * 1024;

    public FrontSettings Settings => settings;

    /// <summary>Sends a request through. What the function throws the client sees as the front shows it: the reason is in <see cref="FrontResponse.Problem"/>.</summary>
    public async ValueTask<FrontExchange> SendAsync(FrontRequest request, Func<string, LambdaContext> contextOf)
    {
        if (FindRoute(settings, request) is not { } route)
        {
            return Answered(request, FrontError.NoRoute(settings.Front, $"the gateway has no route for {request.Method} {settings.RoutedPath(request)}"));
        }

        var requestId = FakeAccount.NewRequestId();
        var extendedRequestId = FakeAccount.NewExtendedRequestId();
        var json = FrontEvent.Write(new RoutedRequest(settings, request, route, requestId, extendedRequestId));
        if (settings.Front == Front.Alb && request.Body.Length > MaxAlbPayload) return Answered(request, RequestTooLarge("body", request.Body.Length, MaxAlbPayload));
        if (json.Length > MaxPayload) return Answered(request, RequestTooLarge("event", json.Length, MaxPayload));

        FunctionAnswer answer;
        try
        {
            answer = await function.InvokeAsync(json, contextOf(FakeAccount.NewRequestId()));
        }
        catch (Exception problem)
        {
            var failed = Answered(request, FrontError.FunctionFailed(settings.Front, "the function failed: " + problem.Message));
            return failed with { Event = json, Failure = problem };
        }

        var response = ReadAnswer(answer.Json);
        AddIds(response, requestId, extendedRequestId);
        return Answered(request, response) with { Event = json, Answer = answer.Json, Route = answer.Route };
    }

    /// <summary>What the front answers to a body so large that nobody reads it to its end.</summary>
    public FrontExchange RefuseBody(FrontRequest request, int limit) =>
        Answered(request, FrontError.RequestTooLarge(settings.Front, string.Create(CultureInfo.InvariantCulture, $"the body has more than {limit} bytes")));

    /// <summary>The route of the front's own that takes a request; <see langword="null"/> when it has none.</summary>
    public static GatewayMatch? FindRoute(FrontSettings settings, FrontRequest request) =>
        settings.Front is Front.FunctionUrl or Front.Alb ? new("ANY", GatewayMatch.Default, []) : settings.Routes.Match(settings, request.Method, settings.RoutedPath(request));

    private FrontResponse ReadAnswer(ReadOnlyMemory<byte> answer)
    {
        var limit = settings.Front == Front.Alb ? MaxAlbPayload : MaxPayload;
        return answer.Length > limit ? FrontError.FunctionFailed(settings.Front, TooMany("answer", answer.Length, limit)) : FrontAnswer.Read(settings, answer);
    }

    private FrontResponse RequestTooLarge(string what, int length, int limit) => FrontError.RequestTooLarge(settings.Front, TooMany(what, length, limit));

    private static string TooMany(string what, int length, int limit) => string.Create(CultureInfo.InvariantCulture, $"the {what} has {length} bytes, and {limit} is the limit");

    private static FrontExchange Answered(FrontRequest request, FrontResponse response)
    {
        if (request.Method == "HEAD" || response.StatusCode is 204 or 304) response.Body = default;
        return new(response);
    }

    private void AddIds(FrontResponse response, string requestId, string extendedRequestId)
    {
        switch (settings.Front)
        {
            case Front.Rest:
                response.Headers.Add(new("x-amzn-RequestId", requestId));
                response.Headers.Add(new("x-amz-apigw-id", extendedRequestId));
                break;
            case Front.HttpApiV1 or Front.HttpApiV2:
                response.Headers.Add(new("Apigw-Requestid", extendedRequestId));
                break;
            case Front.FunctionUrl:
                response.Headers.Add(new("x-amzn-RequestId", requestId));
                break;
            default:
                // A load balancer gives none.
                break;
        }
    }
}
