namespace RouteGen.Testing;

/// <summary>What a generator wrote is not what the snapshots say; the message shows where.</summary>
public sealed class SnapshotException : Exception
{
    internal SnapshotException(IReadOnlyList<string> problems, string directory)
        : base(string.Join(Environment.NewLine + Environment.NewLine, [.. problems, $"In {directory}. To take what is generated now for right: {Snapshot.AcceptVariable}=true dotnet test"]))
    {
    }
}
