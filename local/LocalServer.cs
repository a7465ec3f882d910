using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using RouteGen.Fronts;
using RouteGen.Hosting;
using RouteGen.Local.Http;
using RouteGen.Local.ShortForms;
using RouteGen.Routing;

namespace RouteGen.Local;

/// <summary>Serves an application on localhost for development, and sends it single events. A Release build does not hold this assembly.</summary>
public static class LocalServer
{
    private static readonly List<Func<LocalFunction, CancellationToken, Task>> Sources = [];

    /// <summary>Adds an event source that runs beside the server for as long as it serves: a local queue whose messages are to reach the application's routes. Called before the router runs.</summary>
    /// <param name="source">Runs until it is cancelled; invokes the function it is given. A source that fails ends the server, with exit code 1.</param>
    /// <remarks>It does not run for <c>invoke</c>, <c>--help</c> or in Lambda.</remarks>
    public static void Beside(Func<LocalFunction, CancellationToken, Task> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Sources.Add(source);
    }

    /// <summary>Serves <c>http://127.0.0.1:8080</c> until Ctrl+C or SIGTERM: every request goes through the event bytes of an AWS front and the router.</summary>
    /// <param name="router">The application's router.</param>
    /// <param name="args">
    /// <c>--port N</c>, <c>--front rest|http|url|alb</c>, <c>--freeze</c>, <c>--help</c>; or <c>invoke</c> and an event in short form, <c>SQS orders '{"id":1}'</c>, which is sent instead;
    /// or <c>functions</c> to list those of <c>routes.yaml</c>. Variables of a <c>.env</c> file are set first.
    /// </param>
    /// <returns>The exit code: 0 after a clean end, 1 when the port cannot be had or the event failed, 2 for arguments that make no sense.</returns>
    public static async Task<int> RunAsync(CompiledRouter router, string[] args)
    {
        ArgumentNullException.ThrowIfNull(router);
        ArgumentNullException.ThrowIfNull(args);
        if (EnvironmentFile.Load() is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }

        if (args is ["invoke", ..] && !InvokeCommand.IsShortForm(args.AsMemory(1))) return await LambdaHost.InvokeAsync(router, args);
        if (args is ["invoke", ..])
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            await using var error = Console.OpenStandardError();
            return await new InvokeShortForm(input, output, error).RunAsync(router, args[1..]);
        }

        if (args is ["functions", ..]) return await WriteFunctionsAsync(FunctionListing.Read(router), args[1..], Console.Out, Console.Error);

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(router, new RouterFunction(router, showsExceptions: true, freezes: LocalOptions.AsksForFreezing(args)), args, Console.Out, Console.Error, Sources, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            // The second Ctrl+C is left to do what it always does: somebody is in a hurry.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    internal static async Task<int> WriteFunctionsAsync(IReadOnlyList<ListedFunction> functions, string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ([] or ["--parameters"]))
        {
            await error.WriteLineAsync($"Unknown argument '{args[^1]}'. functions lists the functions of routes.yaml; functions --parameters writes them as parameters of a template.");
            return 2;
        }

        if (functions.Count == 0)
        {
            await error.WriteLineAsync("routes.yaml has no 'functions': all routes are deployed in one function, with what its template says.");
            return 1;
        }

        if (args.Length == 0) await output.WriteAsync(FunctionListing.Describe(functions));
        else await output.WriteLineAsync(FunctionListing.Parameters(functions));
        return 0;
    }

    internal static Task<int> RunAsync(CompiledRouter router, IFunction function, string[] args, TextWriter output, TextWriter error, CancellationToken stop) =>
        RunAsync(router, function, args, output, error, [], stop);

    internal static async Task<int> RunAsync(
        CompiledRouter router,
        IFunction function,
        string[] args,
        TextWriter output,
        TextWriter error,
        IReadOnlyList<Func<LocalFunction, CancellationToken, Task>> sources,
        CancellationToken stop)
    {
        if (args.Any(argument => argument is "--help" or "-h"))
        {
            await output.WriteAsync(LocalOptions.Usage);
            return 0;
        }

        var (options, problem) = LocalOptions.Parse(args, DefaultFront.Of(router));
        if (options is null)
        {
            await error.WriteLineAsync(problem + " --help shows what there is.");
            return 2;
        }

        output = TextWriter.Synchronized(output);
        var settings = new FrontSettings { Front = options.Front, BinaryMediaTypes = router.AnswersBinary };
        var events = EventListing.Read(router);
        HttpServer server;
        try
        {
            server = new HttpServer(options.Port, new RequestHandler(new FrontGateway(function, settings), output, events.Count == 0 ? null : new EventEndpoint(function, settings)));
        }
        catch (SocketException taken)
        {
            await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Port {options.Port} cannot be had: {taken.Message}. Choose another with --port N, or any free one with --port 0."));
            return 1;
        }

        using (server)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"http://{server.Endpoint}");
            await output.WriteAsync(StartPage.Write(RouteListing.Read(router), events, url, options));
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var running = sources.Select(source => RunSourceAsync(source, new LocalFunction(function, output), error, end)).ToList();
            // A linked token is cancelled a moment later, in which the server would keep connections open: only where a source may end the server is it taken.
            await server.RunAsync(running.Count == 0 ? stop : end.Token);
            // The server ends by itself only when it is told to: so are the sources.
            await end.CancelAsync();
            if ((await Task.WhenAll(running)).Contains(false)) return 1;
        }

        await output.WriteLineAsync("Stopped.");
        return 0;
    }

    /// <summary>Runs a source; one that fails ends the server.</summary>
    /// <returns>Whether it ran until it was cancelled.</returns>
    private static async Task<bool> RunSourceAsync(Func<LocalFunction, CancellationToken, Task> source, LocalFunction function, TextWriter error, CancellationTokenSource end)
    {
        try
        {
            // On the pool: one that works before it first waits must not keep the server from starting.
            await Task.Run(() => source(function, end.Token), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // It was to end.
        }
        catch (Exception failure)
        {
            // Without its source the application would look as if nothing ever came.
            await error.WriteLineAsync($"An event source failed, and the server ends: {failure}");
            await end.CancelAsync();
            return false;
        }

        return true;
    }
}
