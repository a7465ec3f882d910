using System.Collections.Concurrent;
using System.Text;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>A loop on a thread of its own against a fake Runtime API, and what it logs.</summary>
internal sealed class RunningLoop : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;

    public RunningLoop(FakeRuntimeApi api, InvocationHandler handler, params (string Name, string Value)[] variables)
        : this(api.Endpoint, handler, variables)
    {
    }

    public RunningLoop(string endpoint, InvocationHandler handler, params (string Name, string Value)[] variables)
        : this(endpoint, handler, exit: null, variables)
    {
    }

    public RunningLoop(string endpoint, InvocationHandler handler, Action? exit, params (string Name, string Value)[] variables)
    {
        var environment = TestEnvironment.Of(Log, variables);
        Loop = new RuntimeApiLoop(new RuntimeApiConnection(RuntimeApiEndpoint.Parse(endpoint)), environment, handler, exit ?? (() => throw new InvalidOperationException("The process would end.")));
        _thread = new Thread(Run);
        _thread.Start();
    }

    public RuntimeApiLoop Loop { get; }

    /// <summary>Why the loop ended by itself.</summary>
    public Exception? Ending { get; private set; }

    public RecordingSink Log { get; } = new();

    public static ValueTask<ReadOnlyMemory<byte>> Answer(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A handler that answers with the event.</summary>
    public static ValueTask<ReadOnlyMemory<byte>> Echo(ReadOnlyMemory<byte> json, InvocationHeaders headers) => new(json.ToArray());

    /// <summary>Waits for the loop to end by itself.</summary>
    public Exception? Join()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(60)), "The loop did not end.");
        return Ending;
    }

    public void Dispose()
    {
        _stop.Cancel();
        Join();
    }

    private void Run()
    {
        try
        {
            Loop.Run(_stop.Token);
        }
        catch (Exception exception)
        {
            Ending = exception;
        }
    }
}

/// <summary>Keeps log lines.</summary>
internal sealed class RecordingSink : OutputSink
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public override void Write(ReadOnlySpan<byte> lines) => Lines.Enqueue(Encoding.UTF8.GetString(lines));
}

/// <summary>Keeps what is written in one piece.</summary>
internal sealed class CollectingSink : OutputSink
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public override void Write(ReadOnlySpan<byte> lines) => _bytes.AddRange(lines);

    public override string ToString() => Encoding.UTF8.GetString(ToArray());
}

internal static class TestEnvironment
{
    public static LambdaEnvironment Of(OutputSink sink, params (string Name, string Value)[] variables) =>
        new(name => Array.Find(variables, variable => variable.Name == name).Value, new LambdaLog(LogFormat.Text, LogLevel.Trace, sink));
}
