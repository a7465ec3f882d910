namespace LogUnpacker;

/// <summary>Logs that were not unpacked. The message is what the people read who are told of the last failure.</summary>
public sealed class UnpackFailedException(string logId, Exception cause) : Exception($"The logs {ShownText.Of(logId)} were not unpacked: {cause.Message}", cause);
