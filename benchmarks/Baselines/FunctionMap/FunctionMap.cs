using System.Buffers;
using System.Text.Json;
using RouteGen.Benchmarks.Events;

namespace RouteGen.Benchmarks;

/// <summary>
/// What teams write by hand for one function with many routes: the event as an object, by System.Text.Json's source generator, and a dictionary from the
/// gateway's route to a function.
/// </summary>
public sealed class FunctionMap
{
    private readonly Dictionary<string, Func<IGatewayRequest, ProxyResponse>> _functions;

    /// <param name="functions">By <c>METHOD /resource</c>, as an HTTP API calls its routes.</param>
    internal FunctionMap(Dictionary<string, Func<IGatewayRequest, ProxyResponse>> functions) => _functions = functions;

    /// <summary>Answers an event of a REST API.</summary>
    public void InvokeV1(ReadOnlySpan<byte> json, IBufferWriter<byte> answer)
    {
        var request = JsonSerializer.Deserialize(json, ProxyJson.Default.ProxyRequest)!;
        ResponseWriter.Write(answer, Answer($"{request.HttpMethod} {request.Resource}", request), ProxyJson.Default.ProxyResponse);
    }

    /// <summary>Answers an event of an HTTP API with payload 2.0.</summary>
    public void InvokeV2(ReadOnlySpan<byte> json, IBufferWriter<byte> answer)
    {
        var request = JsonSerializer.Deserialize(json, HttpApiJson.Default.HttpApiRequest)!;
        ResponseWriter.Write(answer, Answer(request.RouteKey!, request), HttpApiJson.Default.ProxyResponse);
    }

    private ProxyResponse Answer(string key, IGatewayRequest request) =>
        _functions.TryGetValue(key, out var function) ? function(request) : Answers.Status(404);
}
