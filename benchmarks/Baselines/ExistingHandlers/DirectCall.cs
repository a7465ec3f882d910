using System.Diagnostics.CodeAnalysis;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using ExistingHandlers;

namespace RouteGen.Benchmarks;

/// <summary>An existing handler without a router, called as Amazon.Lambda.RuntimeSupport does for each invocation: the event's bytes as a stream, the serializer, the handler, the serializer into a stream that is used again.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A MemoryStream holds nothing but memory.")]
public sealed class DirectCall
{
    [SuppressMessage("Performance", "CA1859:Use concrete types when possible for improved performance", Justification = "Amazon's runtime client calls it by its interface.")]
    private static readonly ILambdaSerializer Serializer = new DefaultLambdaJsonSerializer();
    private static readonly ILambdaContext Context = new InvocationContext();

    private readonly Action<Stream, MemoryStream> _call;
    private readonly MemoryStream _answer = new();

    private DirectCall(Action<Stream, MemoryStream> call) => _call = call;

    /// <summary>Of the handler for events of a REST API.</summary>
    public static DirectCall OfRest()
    {
        var orders = new Orders();
        return Of<APIGatewayProxyRequest, APIGatewayProxyResponse>(orders.Get);
    }

    /// <summary>Of the handler for events of an HTTP API.</summary>
    public static DirectCall OfHttpApi()
    {
        var orders = new HttpApiOrders();
        return Of<APIGatewayHttpApiV2ProxyRequest, APIGatewayHttpApiV2ProxyResponse>(orders.Get);
    }

    /// <summary>Answers one event. Calls must not overlap.</summary>
    /// <returns>The answer, good until the next call.</returns>
    public ReadOnlyMemory<byte> Invoke(byte[] json)
    {
        _answer.SetLength(0);
        _call(new MemoryStream(json, writable: false), _answer);
        _answer.Position = 0;
        return _answer.GetBuffer().AsMemory(0, (int)_answer.Length);
    }

    private static DirectCall Of<TRequest, TResponse>(Func<TRequest, ILambdaContext, TResponse> handler) =>
        new((@event, answer) => Serializer.Serialize(handler(Serializer.Deserialize<TRequest>(@event), Context), answer));
}
