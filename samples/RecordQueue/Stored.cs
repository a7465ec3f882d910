namespace RecordQueue;

/// <summary>A record as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">How often it was written. Whoever changes it says which version is meant.</param>
/// <param name="Content">The record.</param>
public sealed record Stored<T>(Guid Id, int Version, T Content);
