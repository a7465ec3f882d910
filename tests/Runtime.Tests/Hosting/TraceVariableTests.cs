namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>The variable belongs to the process, so these run alone.</summary>
[Collection(nameof(TraceVariableTests))]
[CollectionDefinition(nameof(TraceVariableTests), DisableParallelization = true)]
public sealed class TraceVariableTests : IDisposable
{
    private const string Variable = "_X_AMZN_TRACE_ID";

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public void The_trace_of_each_invocation_is_in_the_variable_and_gone_in_one_without()
    {
        var seen = Run();

        Assert.Equal(["Root=1", "Root=1", "Root=2", null, "Root=3"], seen);
    }

    [Fact]
    public void Where_several_invocations_run_at_once_the_variable_is_left_alone()
    {
        var seen = Run(("AWS_LAMBDA_MAX_CONCURRENCY", "2"));

        Assert.Equal([null, null, null, null, null], seen);
    }

    private static List<string?> Run(params (string Name, string Value)[] variables)
    {
        var seen = new List<string?>();
        using var api = new FakeRuntimeApi().Enqueue(
            Traced("Root=1"), Traced("Root=1"), Traced("Root=2"), ApiReply.Invocation(), Traced("Root=3"));
        using var loop = new RunningLoop(
            api,
            (_, _) =>
            {
                seen.Add(Environment.GetEnvironmentVariable(Variable));
                return RunningLoop.Answer("");
            },
            variables);
        for (var i = 0; i < 5; i++) api.TakePost();
        return seen;

        static ApiReply Traced(string trace) => ApiReply.Invocation(headers: $"Lambda-Runtime-Trace-Id: {trace}\r\n");
    }
}
