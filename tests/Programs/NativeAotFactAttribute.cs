namespace RouteGen.Tests.Programs;

/// <summary>A test that compiles ahead of time, which takes a C linker. Without one it is skipped, and the run says so; <c>.ci/run</c> installs one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeAotFactAttribute : FactAttribute
{
    public NativeAotFactAttribute()
    {
        if (Linker is null) Skip = "Neither clang nor gcc is installed.";
    }

    public static string? Linker { get; } = new[] { "clang", "gcc" }.FirstOrDefault(command =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command))));
}
