using System.Text.Json.Nodes;

namespace BranchPreview.Tests;

/// <summary>The couriers' queue, which <c>CONSUME_QUEUES</c> switches on.</summary>
[Collection("Preview")]
public class QueueTests(SqlitePreview preview)
{
    private const string Nobody = """{"orderId":"0f8fad5b-d9cb-469f-a165-70867728950e","event":"delivered"}""";

    [Fact]
    public async Task A_message_that_comes_twice_is_processed_once()
    {
        var order = await ReadyAsync();
        var message = Message("m-1", order, "returned");
        await preview.App.InvokeAsync(message);
        (await preview.PostAsync($"/orders/{order}:ready")).Expect(200);
        await preview.App.InvokeAsync(message);
        Assert.Equal("Ready", (string?)(await preview.GetAsync($"/orders/{order}")).Json["status"]);
        await preview.App.InvokeAsync(Message("m-2", order, "returned"));
        Assert.Equal("Accepted", (string?)(await preview.GetAsync($"/orders/{order}")).Json["status"]);
    }

    [Fact]
    public async Task What_fails_of_a_batch_comes_back_alone()
    {
        var order = await ReadyAsync();
        var response = await preview.App.SendSqsAsync("courier-updates", Nobody, $$"""{"orderId":"{{order}}","event":"delivered"}""", "nonsense");
        Assert.Equal([0, 2], response.FailedRecords);
        Assert.Equal("Delivered", (string?)(await preview.GetAsync($"/orders/{order}")).Json["status"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public void Only_an_environment_that_consumes_has_the_route(string variable, bool consumes)
    {
        var lines = new List<string>();
        var database = Path.Combine(Path.GetTempPath(), $"branchpreview-queue-{Guid.NewGuid():N}.db");
        using var process = CommandLine.Start(Path.GetTempPath(), "dotnet", [PreviewProcess.Program, "invoke", "SQS", "courier-updates", Nobody], line =>
        {
            lock (lines) lines.Add(line);
        }, ("CONSUME_QUEUES", variable), ("BRANCHPREVIEW_SQLITE", database));
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));
        process.WaitForExit();
        foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(database + suffix);
        // The order does not exist, so that it fails either way: in the handler, or because nobody takes it.
        Assert.Equal(1, process.ExitCode);
        lock (lines)
        {
            var log = string.Join('\n', lines);
            Assert.Equal(consumes, log.Contains("The order does not exist, or is not ready.", StringComparison.Ordinal));
            Assert.Equal(!consumes, log.Contains("NoRoute", StringComparison.Ordinal) || log.Contains("no route", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static string Message(string id, Guid order, string @event) => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["messageId"] = id + order,
            ["receiptHandle"] = "r",
            ["body"] = $$"""{"orderId":"{{order}}","event":"{{@event}}"}""",
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:123456789012:courier-updates",
        }),
    }.ToJsonString();

    private async Task<Guid> ReadyAsync()
    {
        var order = await preview.OrderAsync();
        (await preview.PostAsync($"/orders/{order}:accept")).Expect(200);
        (await preview.PostAsync($"/orders/{order}:ready")).Expect(200);
        return order;
    }
}
