namespace RouteGen.Benchmarks.Events;

/// <summary>What a hand-written function reads of a request, whichever gateway sent it.</summary>
internal interface IGatewayRequest
{
    IDictionary<string, string>? PathParameters { get; }

    IDictionary<string, string>? QueryStringParameters { get; }

    string? Body { get; }

    bool IsBase64Encoded { get; }
}
