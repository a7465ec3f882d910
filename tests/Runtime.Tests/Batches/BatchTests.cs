using System.Text.Json;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>A handler of all records at once.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task It_gets_the_records_in_their_order_and_they_are_over_when_it_is_done()
    {
        SqsMessage? kept = null;
        EventBatch<SqsMessage>? batch = null;
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 3), async records =>
        {
            await Task.Yield();
            Assert.Equal([0, 1, 2], records.Select(BatchEvents.PlaceOf));
            Assert.Equal(3, records.Count);
            Assert.Equal("SQS orders", records.Route);
            Assert.Null(records.Window);
            (batch, kept) = (records, records[1]);
        }, partial: true);
        Assert.Equal("""{"batchItemFailures":[]}""", outcome.Text);
        Assert.Throws<ObjectDisposedException>(() => kept!.Json);
        Assert.Throws<ObjectDisposedException>(() => batch!.Json);
        Assert.Throws<ObjectDisposedException>(() => batch!.Fail(kept!));
    }

    [Theory]
    [InlineData(BatchSource.Sqs, new[] { 1, 3 })]
    [InlineData(BatchSource.Fifo, new[] { 1, 3, 5 })]
    [InlineData(BatchSource.Kinesis, new[] { 1 })]
    [InlineData(BatchSource.DynamoDb, new[] { 1 })]
    public async Task What_it_says_has_failed_is_reported_and_what_has_to_come_after(BatchSource source, int[] reported)
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.Of(source, 0, 1, 0, 1, 0, 1), Fail(3, 1), partial: true);
        Assert.Equal(reported, outcome.Reported);
        Assert.Equal(["A record of SQS orders failed. record=id-3", "A record of SQS orders failed. record=id-1"], outcome.Log.Where(line => line.Exception is not null).Select(line => line.Message));
    }

    [Fact]
    public async Task A_record_fails_once_however_often_it_is_said()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 3), Fail(1, 1, 1), partial: true);
        Assert.Equal([1], outcome.Reported);
        Assert.Single(outcome.Log);
    }

    [Theory]
    [InlineData(BatchSource.Sqs)]
    [InlineData(BatchSource.S3)]
    public async Task Without_partial_a_record_that_failed_is_the_functions_error(BatchSource source)
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(source, 3), Fail(2, 1), partial: source == BatchSource.S3);
        var failure = Assert.IsType<BatchFailedException>(outcome.Failure);
        Assert.Equal("1 of 3 records were processed.", failure.Message);
        Assert.Equal("record 1", failure.InnerException!.Message);
    }

    [Fact]
    public async Task All_records_failed_is_the_functions_error()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Kinesis, 2), Fail(0, 1), partial: true);
        Assert.Equal("0 of 2 records were processed.", Assert.IsType<BatchFailedException>(outcome.Failure).Message);
    }

    [Fact]
    public async Task What_it_throws_is_the_failure_of_all()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 2), _ => throw new FormatException("all"), partial: true);
        Assert.Equal("all", Assert.IsType<FormatException>(outcome.Failure).Message);
    }

    [Fact]
    public async Task A_record_of_another_batch_is_refused()
    {
        SqsMessage? other = null;
        await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), batch =>
        {
            other = batch[0];
            return default;
        }, partial: true);
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), batch =>
        {
            Assert.Throws<ArgumentException>(() => batch.Fail(other!));
            Assert.Throws<ArgumentNullException>(() => batch.Fail(null!));
            return default;
        }, partial: true);
        Assert.Empty(outcome.Reported);
    }

    [Fact]
    public async Task Records_may_fail_by_any_thread()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 400), async batch =>
            await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
            {
                foreach (var record in batch.Where((_, place) => place % 8 == worker)) batch.Fail(record);
            }))), partial: true);
        Assert.Equal(Enumerable.Range(0, 400).Where(place => place % 8 < 4), outcome.Reported);
    }

    private static Func<EventBatch<SqsMessage>, ValueTask> Fail(params int[] places) => batch =>
    {
        foreach (var place in places) batch.Fail(batch[place], new InvalidOperationException($"record {place}"));
        return default;
    };
}
