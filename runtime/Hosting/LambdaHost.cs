using System.ComponentModel;
using System.Text;
using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>Runs a router where it finds itself: in Lambda, for one event, or on this machine. The generated <c>Router.RunAsync</c> calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LambdaHost
{
    private const string Usage =
        """
        This is an AWS Lambda function, compiled by RouteGen. It answers the requests and events of its routes.yaml.

          in Lambda     deploy it: Lambda starts it
          one event     run it with the arguments: invoke <json|file|->
                        in a Debug build also in short form: invoke SQS orders '{"id":1}', invoke GET /users/7; invoke --help shows all
          on localhost  build it in Debug and run it: dotnet run

        """;

    private const int WrongUse = 2;

    /// <summary>Runs the router. In Lambda this blocks the caller's thread, on which the invocations run, unless that is one of the pool's.</summary>
    /// <param name="router">The router.</param>
    /// <param name="args">The program's arguments.</param>
    /// <param name="local">Does what is asked for outside of Lambda, such as serving the router on localhost; <see langword="null"/> in a build that is for Lambda alone.</param>
    /// <returns>The program's exit code.</returns>
    public static Task<int> RunAsync(CompiledRouter router, string[] args, Func<CompiledRouter, string[], Task<int>>? local)
    {
        ArgumentNullException.ThrowIfNull(router);
        ArgumentNullException.ThrowIfNull(args);
        var environment = LambdaEnvironment.Current;
        if (environment.RuntimeApi.Length > 0)
        {
            return new RuntimeApiHost(environment, () => new RouterSession(router).InvokeAsync, SnapshotHooks.Shared).RunAsync();
        }

        if (local is not null) return local(router, args);
        if (args is ["invoke", ..]) return InvokeAsync(router, args);

        new DescriptorSink(DescriptorSink.StandardError).Write(Encoding.UTF8.GetBytes(Usage));
        return Task.FromResult(WrongUse);
    }

    /// <summary>Answers the event of the <c>invoke</c> command, written as it is.</summary>
    internal static Task<int> InvokeAsync(CompiledRouter router, string[] args)
    {
        var output = new DescriptorSink(DescriptorSink.StandardOutput);
        return new InvokeCommand(ReadStandardInput, output, new DescriptorSink(DescriptorSink.StandardError)).RunAsync(router, args.AsMemory(1));
    }

    private static byte[] ReadStandardInput()
    {
        if (!OperatingSystem.IsWindows()) return File.ReadAllBytes("/dev/stdin");
        var collected = new MemoryStream();
        using var input = Console.OpenStandardInput();
        input.CopyTo(collected);
        return collected.ToArray();
    }
}
