using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>Publishes apps into <c>artifacts/coldstart</c>, and leaves out those whose sources are the same as the last time.</summary>
internal sealed class Publisher
{
    // What every app is built from, besides its project's folder and the folder that it was made in.
    private static readonly string[] Sources =
    [
        "benchmarks/Baselines", "generator", "runtime",
        "benchmarks/ColdStart/Apps/Directory.Build.props", "benchmarks/ColdStart/Apps/Baseline.props", "benchmarks/ColdStart/Peers/Directory.Build.props", "benchmarks/ColdStart/Peers/Directory.Packages.props",
        "benchmarks/Directory.Build.props", "samples/Directory.Build.props", "samples/Directory.Build.targets", "Directory.Build.props", "Directory.Packages.props", "global.json", "routes.yaml",
    ];

    private readonly string _sources = DigestOf(Sources.SelectMany(FilesOf));

    /// <summary>Where an app is.</summary>
    public static string FolderOf(Variant variant) => Path.Combine(Checkout.Root, "artifacts", "coldstart", "apps", variant.Name);

    /// <summary>The bytes of a package: all that is published but debug symbols.</summary>
    public static long SizeOf(Variant variant) =>
        new DirectoryInfo(FolderOf(variant)).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Extension is not (".pdb" or ".dbg")).Sum(file => file.Length);

    /// <summary>Publishes an app.</summary>
    /// <exception cref="InvalidOperationException">It cannot be built; with what the build said.</exception>
    public void Publish(Variant variant)
    {
        string[] arguments = ["publish", Path.Combine(Checkout.Root, variant.Project), "-c", "Release", "-o", FolderOf(variant), "--nologo", "-v", "q", .. PropertiesOf(variant).Select(property => "-p:" + property), .. variant.Arguments];
        var stamp = FolderOf(variant) + ".stamp";
        string[] folders = [variant.Project, .. variant.Sources is null ? Array.Empty<string>() : [variant.Sources]];
        var state = string.Join('\n', [_sources, DigestOf(folders.SelectMany(FilesOf)), .. arguments]);
        if (File.Exists(stamp) && File.ReadAllText(stamp) == state) return;

        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        File.Delete(stamp);
        if (Directory.Exists(FolderOf(variant))) Directory.Delete(FolderOf(variant), recursive: true);
        Console.WriteLine($"publishing {variant.Name}");
        Run(arguments);
        File.WriteAllText(stamp, state);
    }

    private static IEnumerable<string> PropertiesOf(Variant variant)
    {
        yield return "UseSharedCompilation=true";
        yield return $"ColdStartRuntime={RuntimeInformation.RuntimeIdentifier}";
        // Where there is no clang, the linker that every C compiler of Linux brings along.
        if (variant.IsNative && !IsOnPath("clang")) yield return "CppCompilerAndLinker=gcc";
        if (variant.Sources is not null) yield return $"ColdStartSources={variant.Sources}";
        foreach (var property in variant.Properties) yield return property;
    }

    private static bool IsOnPath(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));

    private static void Run(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Checkout.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // What runs this program must not steer the builds, and none of their processes but the idle compiler is to be there while we measure.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{output}{errors.Result}");
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        var full = Path.Combine(Checkout.Root, path);
        return Directory.Exists(full) ? Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories).Where(file => !IsWrittenByBuild(file)) : [full];
    }

    // Amazon.Lambda.Annotations writes one into its project's folder.
    private static bool IsWrittenByBuild(string file) => Path.GetFileName(file) == "serverless.template";

    private static string DigestOf(IEnumerable<string> files)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(file));
            digest.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }
}
