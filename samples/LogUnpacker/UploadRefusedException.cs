namespace LogUnpacker;

/// <summary>An upload that is not unpacked, because of what it is: trying again will not help, another upload will.</summary>
public sealed class UploadRefusedException(string message, Exception? cause = null) : Exception(message, cause);
