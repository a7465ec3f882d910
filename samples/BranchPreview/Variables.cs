namespace BranchPreview;

internal static class Variables
{
    /// <summary>What an environment variable says; <see langword="null"/> when it is not set or empty, as templates leave it.</summary>
    public static string? Find(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
