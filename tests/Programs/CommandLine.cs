using System.Diagnostics;
using System.Text;

namespace RouteGen.Tests.Programs;

/// <summary>What a command printed, both streams together, and how it ended.</summary>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The output; a failed command fails the test with all that it said.</summary>
    public string Expect(int exitCode = 0)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}, expected {exitCode}\n{Output}");
        return Output;
    }
}

internal static class CommandLine
{
    /// <summary>Long enough for a Native AOT build on a busy machine; a command that hangs is killed then, and the test says so.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    public static CommandResult Dotnet(string folder, params string[] arguments) => Run(folder, "dotnet", arguments);

    public static CommandResult Run(string folder, string command, params string[] arguments) => Run(folder, command, arguments, []);

    public static CommandResult Run(string folder, string command, IReadOnlyList<string> arguments, (string Name, string Value)[] environment)
    {
        var output = new StringBuilder();
        using var process = Start(
            folder,
            command,
            arguments,
            line =>
            {
                lock (output) output.AppendLine(line);
            },
            environment);
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)}\n{output}");
        }

        process.WaitForExit();
        lock (output) return new CommandResult(process.ExitCode, output.ToString());
    }

    public static Process Start(string folder, string command, IEnumerable<string> arguments, Action<string> onLine, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // What runs the tests must not steer what they run: no build server that outlives them, no settings of the host.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name is "CI").ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Take(string? line)
        {
            if (line is not null) onLine(line);
        }
    }
}
