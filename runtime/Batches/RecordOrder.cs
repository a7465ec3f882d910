namespace RouteGen.Batches;

/// <summary>Which records of a batch wait for which.</summary>
internal enum RecordOrder
{
    /// <summary>None: a standard SQS queue's.</summary>
    None,

    /// <summary>Those of a message group: a FIFO queue's. Whoever fails keeps back the rest of its group.</summary>
    Group,

    /// <summary>Those of a partition key, or an item of a table: a stream's. Lambda goes on behind the last record before the first that failed.</summary>
    Stream,

    /// <summary>All, one after the other: what is no batch that can fail in parts, of SNS and S3.</summary>
    Sequence,
}
