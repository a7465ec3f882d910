namespace LogUnpacker;

/// <summary>What was unpacked.</summary>
/// <param name="LogId">The log id.</param>
/// <param name="Bucket">The bucket of the files.</param>
/// <param name="Prefix">What their keys begin with.</param>
/// <param name="Files">How many there are.</param>
/// <param name="Bytes">Their length together.</param>
public sealed record UnpackReport(string LogId, string Bucket, string Prefix, int Files, long Bytes);
