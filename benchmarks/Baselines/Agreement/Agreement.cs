using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace RouteGen.Benchmarks;

/// <summary>
/// Sends the Shop's requests to RouteGen and to the baselines, and compares what they answer. A benchmark calls it before it measures:
/// what does not do the same work is no baseline.
/// </summary>
public static class Agreement
{
    private delegate Task<ReadOnlyMemory<byte>> Invoke(byte[] json);

    /// <summary>Compares status, kind of content and body of every answer; of errors the status alone, since each puts them in its own words.</summary>
    /// <exception cref="InvalidOperationException">Two answers differ.</exception>
    public static async Task CheckAsync()
    {
        var routed = new RoutedShop();
        var map = ShopFunctions.NewMap();
        await using var restApi = ShopEndpoints.Start(EventKind.Rest);
        await using var httpApi = ShopEndpoints.Start(EventKind.HttpApi);
        foreach (var request in ShopRequests.All)
        {
            await Compare(request, "REST", request.ToRest(), Ours, json => Map(map.InvokeV1, json), async json => await restApi.InvokeAsync(json));
            await Compare(request, "HTTP API", request.ToHttpApi(), Ours, json => Map(map.InvokeV2, json), async json => await httpApi.InvokeAsync(json));
        }

        async Task<ReadOnlyMemory<byte>> Ours(byte[] json) => await routed.InvokeAsync(json);
    }

    private delegate void InvokeMap(ReadOnlySpan<byte> json, IBufferWriter<byte> answer);

    private static Task<ReadOnlyMemory<byte>> Map(InvokeMap invoke, byte[] json)
    {
        var answer = new ArrayBufferWriter<byte>();
        invoke(json, answer);
        return Task.FromResult(answer.WrittenMemory);
    }

    private static async Task Compare(GatewayRequest request, string front, byte[] json, Invoke routed, Invoke map, Invoke minimalApi)
    {
        var expected = Describe(await routed(json));
        Check("hand-written function map", Describe(await map(json)));
        Check("ASP.NET Core minimal API", Describe(await minimalApi(json)));

        void Check(string who, string actual)
        {
            if (actual == expected) return;
            throw new InvalidOperationException($"{request.Key} {request.Path} behind a {front}: RouteGen answers\n{expected}\nand the {who}\n{actual}");
        }
    }

    /// <summary>Status, kind of content and body of an answer; of an error the status alone.</summary>
    public static string Describe(ReadOnlyMemory<byte> answer)
    {
        var json = JsonNode.Parse(answer.Span)!.AsObject();
        var status = (int)json["statusCode"]!;
        if (status >= 400) return $"{status}";
        var body = (string?)json["body"] ?? "";
        if ((bool?)json["isBase64Encoded"] == true) body = Encoding.UTF8.GetString(Convert.FromBase64String(body));
        return $"{status} {ContentType(json)}\n{body}";
    }

    private static string ContentType(JsonObject answer)
    {
        var headers = (answer["headers"] as JsonObject ?? []).Select(header => (header.Key, Value: (string?)header.Value));
        var lists = (answer["multiValueHeaders"] as JsonObject ?? []).Select(header => (header.Key, Value: (string?)header.Value![0]));
        var value = headers.Concat(lists).FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        return value.Split(';')[0];
    }
}
