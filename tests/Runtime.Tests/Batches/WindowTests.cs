using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>Tumbling windows of streams.</summary>
public sealed class WindowTests
{
    private const string State = """{"Sum":5,"Text":"\u00e4"}""";

    [Fact]
    public async Task A_handler_of_a_batch_sees_the_window_and_carries_its_state_on()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfWindow(BatchSource.Kinesis, State, isFinal: false, 1, 2), batch =>
        {
            var window = batch.Window!;
            Assert.Equal("2020-12-09T07:04:00Z", window.Start.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            Assert.Equal(TimeSpan.FromMinutes(2), window.End - window.Start);
            Assert.Equal("shardId-000000000006", window.ShardId);
            Assert.False(window.IsFinal || window.IsTerminatedEarly);
            var state = window.ReadState(WindowJson.Default.WindowState)!;
            Assert.Equal(new WindowState(5, "ä"), state);
            window.WriteState(state with { Sum = state.Sum + batch.Count }, WindowJson.Default.WindowState);
            Assert.Equal(7, window.ReadState(WindowJson.Default.WindowState)!.Sum);
            batch.Fail(batch[1]);
            return default;
        }, partial: true);
        Assert.Equal("""{"state":{"Sum":7,"Text":"\u00E4"},"batchItemFailures":[{"itemIdentifier":"id-1"}]}""", outcome.Text);
    }

    [Theory]
    [InlineData(false, """{"state":{"Sum":5,"Text":"\u00E4"}}""")]
    [InlineData(true, """{"state":{"Sum":5,"Text":"\u00E4"},"batchItemFailures":[]}""")]
    public async Task A_state_that_is_not_written_stays_as_it_came(bool partial, string answer)
    {
        var json = BatchEvents.OfWindow(BatchSource.DynamoDb, State, isFinal: false, 1, 2);
        Assert.Equal(answer, (await BatchOutcome.OfBatchAsync(json, _ => default, partial)).Text);
        Assert.Equal(answer, (await BatchOutcome.OfEachAsync(json, _ => default, partial)).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    public async Task A_window_without_a_state_has_an_empty_one(string? state)
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfWindow(BatchSource.Kinesis, state, isFinal: false, 1), batch =>
        {
            Assert.Null(batch.Window!.ReadState(WindowJson.Default.WindowState));
            return default;
        }, partial: false);
        Assert.Equal("""{"state":{}}""", outcome.Text);
    }

    [Fact]
    public async Task Its_last_invocation_may_bring_no_records()
    {
        var calls = 0;
        var json = BatchEvents.OfWindow(BatchSource.Kinesis, State, isFinal: true);
        var outcome = await BatchOutcome.OfBatchAsync(json, batch =>
        {
            calls++;
            Assert.Empty(batch);
            Assert.True(batch.Window!.IsFinal && batch.Window.IsTerminatedEarly);
            return default;
        }, partial: true);
        Assert.Equal(1, calls);
        Assert.EndsWith("\"batchItemFailures\":[]}", outcome.Text, StringComparison.Ordinal);
        Assert.StartsWith("{\"state\":{\"Sum\":5,", (await BatchOutcome.OfEachAsync(json, _ => throw new InvalidOperationException(), partial: false)).Text, StringComparison.Ordinal);
        var failed = await BatchOutcome.OfBatchAsync(json, _ => throw new FormatException(), partial: true);
        Assert.IsType<FormatException>(failed.Failure);
    }

    [Fact]
    public async Task A_state_that_Lambda_would_not_keep_is_refused()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfWindow(BatchSource.Kinesis, State, isFinal: false, 1), batch =>
        {
            batch.Window!.WriteState(new WindowState(1, new string('a', (1024 * 1024) - 20)), WindowJson.Default.WindowState);
            Assert.Throws<InvalidOperationException>(() => batch.Window.WriteState(new WindowState(2, new string('a', 1024 * 1024)), WindowJson.Default.WindowState));
            Assert.Equal(1, batch.Window.ReadState(WindowJson.Default.WindowState)!.Sum);
            return default;
        }, partial: false);
        Assert.InRange(outcome.Answer.Length, 1024 * 1024, (1024 * 1024) + 20);
    }

    [Fact]
    public async Task A_state_of_another_shape_is_a_malformed_one_and_the_window_is_over_with_the_batch()
    {
        TumblingWindow? kept = null;
        await BatchOutcome.OfBatchAsync(BatchEvents.OfWindow(BatchSource.Kinesis, """{"Sum":"many"}""", isFinal: false, 1), batch =>
        {
            kept = batch.Window;
            Assert.Throws<MalformedRecordException>(() => kept!.ReadState(WindowJson.Default.WindowState));
            return default;
        }, partial: false);
        Assert.Throws<ObjectDisposedException>(() => kept!.ReadState(WindowJson.Default.WindowState));
        Assert.Throws<ObjectDisposedException>(() => kept!.Start);
    }

    [Fact]
    public async Task Look_alikes_in_a_record_or_another_event_are_no_window()
    {
        var json = """{"window":{"start":"2020-12-09T07:04:00Z"},"Records":[{"messageId":"id-0","eventSource":"aws:sqs","body":"","window":{}}]}"""u8.ToArray();
        var outcome = await BatchOutcome.OfBatchAsync(json, batch =>
        {
            Assert.Null(batch.Window);
            return default;
        }, partial: true);
        Assert.Equal("""{"batchItemFailures":[]}""", Encoding.UTF8.GetString(outcome.Answer));
    }
}

internal sealed record WindowState(int Sum, string Text);

[JsonSerializable(typeof(WindowState))]
internal sealed partial class WindowJson : JsonSerializerContext;
