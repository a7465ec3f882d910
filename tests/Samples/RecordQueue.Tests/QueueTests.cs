using Amazon.SQS;
using Amazon.SQS.Model;
using RecordQueue.Local;

namespace RecordQueue.Tests;

/// <summary>The local queues, asked by Amazon's own client.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly QueueServer _server;
    private readonly AmazonSQSClient _client;

    public QueueTests()
    {
        _server = new QueueServer(new LocalQueues(Router.Instance, _time));
        _client = new AmazonSQSClient("test", "test", new AmazonSQSConfig { ServiceURL = _server.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });
    }

    private string Url => $"{_server.Endpoint}000000000000/products";

    [Fact]
    public async Task A_message_is_hidden_comes_again_and_is_deleted()
    {
        var url = (await _client.GetQueueUrlAsync("products")).QueueUrl;
        Assert.Equal(Url, url);
        // The client itself compares the digests.
        var sent = await _client.SendMessageAsync(url, "日本");

        var first = Assert.Single(await ReceiveAsync());
        Assert.Equal((sent.MessageId, "日本", "1"), (first.MessageId, first.Body, first.Attributes["ApproximateReceiveCount"]));
        Assert.Empty(await ReceiveAsync());
        Assert.Equal(("0", "1"), await CountsAsync());

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(("1", "0"), await CountsAsync());
        var second = Assert.Single(await ReceiveAsync());
        Assert.Equal((sent.MessageId, "2"), (second.MessageId, second.Attributes["ApproximateReceiveCount"]));
        Assert.Equal(first.Attributes["ApproximateFirstReceiveTimestamp"], second.Attributes["ApproximateFirstReceiveTimestamp"]);

        // The handle of the first time is out of date: nothing is deleted by it.
        await _client.DeleteMessageAsync(url, first.ReceiptHandle);
        Assert.Equal(("0", "1"), await CountsAsync());
        await _client.DeleteMessageAsync(url, second.ReceiptHandle);
        Assert.Equal(("0", "0"), await CountsAsync());
    }

    [Fact]
    public async Task A_message_can_be_hidden_for_longer_and_for_less()
    {
        await _client.SendMessageAsync(Url, "text");
        var message = Assert.Single(await ReceiveAsync());

        await _client.ChangeMessageVisibilityAsync(Url, message.ReceiptHandle, 100);
        _time.Advance(TimeSpan.FromSeconds(99));
        Assert.Empty(await ReceiveAsync());
        await _client.ChangeMessageVisibilityAsync(Url, message.ReceiptHandle, 0);
        Assert.Single(await ReceiveAsync());
        await Assert.ThrowsAsync<MessageNotInflightException>(() => _client.ChangeMessageVisibilityAsync(Url, message.ReceiptHandle, 10));
    }

    [Fact]
    public async Task A_message_that_is_received_too_often_goes_to_the_dead_letters_with_its_id()
    {
        var sent = await _client.SendMessageAsync(Url, "text");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.Single(await ReceiveAsync());
            _time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Empty(await ReceiveAsync());
        var letter = Assert.Single(await ReceiveAsync("dead-letters"));
        Assert.Equal((sent.MessageId, "text", "arn:aws:sqs:us-east-1:000000000000:products"), (letter.MessageId, letter.Body, letter.Attributes["DeadLetterQueueSourceArn"]));

        var attributes = (await _client.GetQueueAttributesAsync(Url, ["All"])).Attributes;
        Assert.Contains("\"maxReceiveCount\":3", attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Contains(":dead-letters", attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.DoesNotContain("RedrivePolicy", (await _client.GetQueueAttributesAsync(Url.Replace("products", "dead-letters", StringComparison.Ordinal), ["All"])).Attributes.Keys);
    }

    [Fact]
    public async Task Of_a_batch_what_cannot_be_sent_is_named()
    {
        var answer = await _client.SendMessageBatchAsync(Url, [new("a", "one"), new("b", ""), new("c", "three") { DelaySeconds = 60 }]);

        Assert.Equal(["a", "c"], answer.Successful.Select(sent => sent.Id));
        var failed = Assert.Single(answer.Failed);
        Assert.Equal(("b", "InvalidParameterValue", true), (failed.Id, failed.Code, failed.SenderFault));
        Assert.Equal("one", Assert.Single(await ReceiveAsync()).Body);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["one", "three"], (await ReceiveAsync()).Select(message => message.Body).Order());
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => _client.SendMessageBatchAsync(Url, []));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => _client.SendMessageBatchAsync(Url, [new("a", "one"), new("a", "two")]));
    }

    [Fact]
    public async Task What_SQS_refuses_is_refused()
    {
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _client.GetQueueUrlAsync("orders"));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _client.SendMessageAsync($"{_server.Endpoint}000000000000/orders", "text"));
        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonSQSException>(() => _client.SendMessageAsync(Url, new string('x', 1_048_577)))).ErrorCode);
        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonSQSException>(() => _client.ReceiveMessageAsync(new ReceiveMessageRequest(Url) { MaxNumberOfMessages = 11 }))).ErrorCode);
        await Assert.ThrowsAsync<UnsupportedOperationException>(() => _client.CreateQueueAsync("orders"));
        using var http = new HttpClient();
        using var response = await http.PostAsync(_server.Endpoint, new StringContent("no JSON"));
        Assert.Equal(400, (int)response.StatusCode);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private async Task<List<Message>> ReceiveAsync(string queue = "products") => (await _client.ReceiveMessageAsync(new ReceiveMessageRequest($"{_server.Endpoint}000000000000/{queue}")
    {
        MaxNumberOfMessages = 10,
        MessageSystemAttributeNames = ["All"],
    })).Messages ?? [];

    private async Task<(string Visible, string Hidden)> CountsAsync()
    {
        var attributes = (await _client.GetQueueAttributesAsync(Url, ["All"])).Attributes;
        return (attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"]);
    }
}
