using RouteGen.Events;
using RouteGen.Responses;

namespace RouteGen.Batches;

/// <summary>Writes what Lambda is answered for a batch: <c>{"state":{...},"batchItemFailures":[{"itemIdentifier":"..."}]}</c>.</summary>
internal static class BatchAnswer
{
    /// <summary>The answer for most batches.</summary>
    public static ReadOnlySpan<byte> NothingFailed => "{\"batchItemFailures\":[]}"u8;

    /// <summary>Writes the answer for what is done by now, and what is not.</summary>
    /// <param name="records">The records. All that are not done are reported.</param>
    /// <param name="state">The window's state, JSON; left out where there is no window.</param>
    /// <returns>Nothing where nothing is to be answered.</returns>
    /// <exception cref="BatchFailedException">A record that is not done has no identifier: only the whole batch can come back.</exception>
    public static ReadOnlyMemory<byte> Write(BatchRecords records, ReadOnlyMemory<byte> state)
    {
        if (!records.IsPartial && !records.Window.IsThere) return default;
        var answer = new ByteBuffer(PayloadLimit.Lambda);
        answer.Append((byte)'{');
        if (records.Window.IsThere)
        {
            answer.Append("\"state\":"u8);
            answer.Append(state.IsEmpty ? "{}"u8 : state.Span);
            if (records.IsPartial) answer.Append((byte)',');
        }

        if (records.IsPartial) AppendFailures(answer, records);
        answer.Append((byte)'}');
        return answer.IsOverLimit ? throw new BatchFailedException("What failed of the batch does not fit into an answer.", records.FirstFailure) : answer.Written;
    }

    private static void AppendFailures(ByteBuffer answer, BatchRecords records)
    {
        answer.Append("\"batchItemFailures\":["u8);
        var isFirst = true;
        for (var i = 0; i < records.Count; i++)
        {
            if (records.IsDone(i)) continue;
            answer.Append(isFirst ? "{\"itemIdentifier\":\""u8 : ",{\"itemIdentifier\":\""u8);
            // As it stands there, with its escapes: it is JSON already.
            answer.Append(IdOf(records, i));
            answer.Append("\"}"u8);
            isFirst = false;
            // A stream goes on from there, whatever else is named.
            if (records.Order == RecordOrder.Stream) break;
        }

        answer.Append((byte)']');
    }

    private static ReadOnlySpan<byte> IdOf(BatchRecords records, int record)
    {
        var json = records.Json.Span;
        var id = RecordIdentity.IdOf(json, records.Kind, records.Slices[record]);
        if (id.Kind == JsonKind.Missing) throw new BatchFailedException($"Record {record + 1} of {records.Count} was not processed, and has no identifier to be reported by.", records.FirstFailure);
        return json.Slice(id.Start, id.Length);
    }
}
