using System.Text.Json;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>What the metrics tell of records.</summary>
public sealed class BatchMetricsTests
{
    [Theory]
    [InlineData(BatchSource.Sqs, true, 2, 0)]
    [InlineData(BatchSource.Fifo, true, 2, 0)]
    [InlineData(BatchSource.Kinesis, true, 3, 0)]
    [InlineData(BatchSource.Sqs, false, 3, 1)]
    public async Task Records_are_counted_and_those_that_were_not_processed(BatchSource source, bool partial, int unprocessed, int errors)
    {
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(source, 4), message => BatchEvents.PlaceOf(message) is 1 or 3 ? throw new InvalidOperationException() : default, partial);
        using var json = JsonDocument.Parse(Assert.Single(outcome.Metrics));
        var line = json.RootElement;
        Assert.Equal((4, unprocessed, errors), (line.GetProperty("Records").GetInt32(), line.GetProperty("FailedRecords").GetInt32(), line.GetProperty("Errors").GetInt32()));
        Assert.Equal("SQS orders", line.GetProperty("route").GetString());
        var metrics = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Metrics").EnumerateArray().Select(metric => metric.GetProperty("Name").GetString());
        Assert.Equal(["Count", "Latency", "Errors", "Records", "FailedRecords", "ColdStart"], metrics);
    }

    [Fact]
    public async Task A_batch_that_its_handler_fails_as_a_whole_counts_in_full()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 3), _ => throw new InvalidOperationException(), partial: true);
        Assert.Contains("\"Errors\":1,\"Records\":3,\"FailedRecords\":3,", Assert.Single(outcome.Metrics), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_no_records_has_no_metrics_of_them()
    {
        var outcome = await BatchOutcome.OfAsync("""{"source":"a","detail-type":"b","detail":{}}"""u8.ToArray(), received => received.OneAsync<SqsMessage>(_ => default));
        Assert.DoesNotContain("Records", Assert.Single(outcome.Metrics), StringComparison.Ordinal);
    }
}
