using System.Text;
using System.Text.Json.Nodes;
using RecordQueue.Local;
using Xunit.Abstractions;

namespace RecordQueue.Tests;

/// <summary>The whole way once more, with the function compiled ahead of time: HTTP in, SQS out, SQS in.</summary>
public class NativeAotTests(ITestOutputHelper output)
{
    [NativeAotFact]
    public async Task The_published_function_answers_requests_and_messages()
    {
        var time = new ManualTime();
        var queues = new LocalQueues(Router.Instance, time);
        using var server = new QueueServer(queues);
        using var function = PublishedFunction.Start(
            Repository.Folder("samples", "RecordQueue"),
            "RecordQueue",
            output,
            ["-p:SampleAot=true"],
            ("RECORDQUEUE_DATABASE", "records.db"),
            ("RECORDQUEUE_POSTGRES", ""),
            ("RECORDQUEUE_ADMIN_KEY", "key"),
            ("AWS_ENDPOINT_URL_SQS", server.Endpoint.AbsoluteUri),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", "test"),
            ("AWS_SECRET_ACCESS_KEY", "test"));

        var customer = """{"name":"Ada","email":"ada@example.com","addresses":[{"street":"1 Main Street","city":"London","country":"GB"}]}""";
        var accepted = function.Send(PublishedFunction.FunctionUrl("POST", "/customers", body: customer));
        Assert.Equal(202, accepted.Status);
        var (request, record) = (JsonNode.Parse(accepted.Body)!["id"]!.GetValue<string>(), JsonNode.Parse(accepted.Body)!["recordId"]!.GetValue<string>());
        Assert.Equal(409, function.Send(PublishedFunction.FunctionUrl("POST", "/customers", body: customer)).Status);
        Assert.Equal(400, function.Send(PublishedFunction.FunctionUrl("POST", "/customers", body: "{}")).Status);
        Assert.Contains("\"state\":\"accepted\"", function.Get($"/requests/{request}"), StringComparison.Ordinal);

        queues["customers"].Send("nonsense");
        await ConsumeAsync();
        Assert.Contains("\"state\":\"done\"", function.Get($"/requests/{request}"), StringComparison.Ordinal);
        Assert.Contains("\"version\":1", function.Get($"/customers/{record}"), StringComparison.Ordinal);
        Assert.Contains("London", function.Get($"/customers/{record}/addresses"), StringComparison.Ordinal);
        // Of the batch, what cannot be read is left alone.
        Assert.Equal((0, 1), queues["customers"].Count());

        for (var attempt = 0; attempt < 4; attempt++)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            await ConsumeAsync();
        }

        var letters = function.Send(PublishedFunction.FunctionUrl("GET", "/admin/dead-letters", headers: new JsonObject { ["x-admin-key"] = "key" }));
        var letter = Assert.Single(JsonNode.Parse(letters.Body)!.AsArray())!;
        Assert.Equal("nonsense", letter["body"]!.GetValue<string>());
        var replayed = function.Post(new JsonObject { ["route"] = "replay", ["id"] = letter["id"]!.GetValue<string>() });
        Assert.Contains("replayedAt", replayed, StringComparison.Ordinal);
        Assert.Equal((1, 0), queues["customers"].Count());
        Assert.EndsWith("/error", function.Invoke(new JsonObject { ["route"] = "replay", ["id"] = "none" }).Path, StringComparison.Ordinal);

        async Task ConsumeAsync()
        {
            var received = 0;
            do
            {
                received = 0;
                foreach (var queue in queues.All) received += await new EventSourceMapping(queue, InvokeAsync).PollAsync();
            }
            while (received > 0);
        }

        Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json)
        {
            var (path, text) = function.Invoke(JsonNode.Parse(json.Span)!);
            return path.EndsWith("/response", StringComparison.Ordinal) ? Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(text)) : throw new InvalidOperationException(text);
        }
    }
}
