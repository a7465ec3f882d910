using System.Text;
using RecordQueue.Local;

namespace RecordQueue.Tests;

/// <summary>What of a batch Lambda deletes, by the function's answer.</summary>
public class EventSourceMappingTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("null", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"batchItemFailures":null}""", 0)]
    [InlineData("""{"batchItemFailures":[]}""", 0)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"ID 1"}]}""", 1)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"ID 1"},{"itemIdentifier":"ID 0"}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"stranger"}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":""}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":null}]}""", 2)]
    [InlineData("""{"batchItemFailures":[{"identifier":"ID 1"}]}""", 2)]
    [InlineData("""{"batchItemFailures":5}""", 2)]
    [InlineData("nonsense", 2)]
    public async Task What_failed_stays_in_the_queue(string answer, int left)
    {
        var queue = new LocalQueue("customers", new ManualTime());
        string[] ids = [queue.Send("one"), queue.Send("two")];
        var named = answer.Replace("ID 0", ids[0], StringComparison.Ordinal).Replace("ID 1", ids[1], StringComparison.Ordinal);

        await new EventSourceMapping(queue, _ => Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(named))).PollAsync();

        Assert.Equal((0, left), queue.Count());
    }

    [Fact]
    public async Task All_of_a_batch_stays_when_the_function_throws()
    {
        var queue = new LocalQueue("customers", new ManualTime());
        queue.Send("one");
        queue.Send("two");

        Assert.Equal(2, await new EventSourceMapping(queue, _ => throw new InvalidOperationException("The function failed.")).PollAsync());

        Assert.Equal((0, 2), queue.Count());
    }

    [Fact]
    public async Task A_batch_has_ten_messages_at_most()
    {
        var queue = new LocalQueue("customers", new ManualTime());
        for (var i = 0; i < 11; i++) queue.Send("text");
        var mapping = new EventSourceMapping(queue, _ => Task.FromResult<ReadOnlyMemory<byte>>(default));

        Assert.Equal((10, 1, 0), (await mapping.PollAsync(), await mapping.PollAsync(), await mapping.PollAsync()));
    }
}
