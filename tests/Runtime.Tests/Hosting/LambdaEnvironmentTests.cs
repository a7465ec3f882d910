using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class LambdaEnvironmentTests
{
    [Fact]
    public void Outside_Lambda_there_is_nothing()
    {
        var environment = new LambdaEnvironment(_ => null);

        Assert.Equal("", environment.RuntimeApi);
        Assert.Equal(1, environment.LoopCount);
        Assert.False(environment.IsMultiConcurrent || environment.IsSnapStart || environment.LimitsMemory || environment.SendsStackTraces);
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("8", "", 8)]
    [InlineData("8", "3", 3)]
    [InlineData("", "3", 1)]
    [InlineData("100000", "", LambdaEnvironment.MaximumLoops)]
    public void As_many_loops_as_Lambda_runs_at_once(string concurrency, string tasks, int loops) =>
        Assert.Equal(loops, Of(("AWS_LAMBDA_MAX_CONCURRENCY", concurrency), ("AWS_LAMBDA_DOTNET_PROCESSING_TASKS", tasks)).LoopCount);

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    public void A_concurrency_that_is_no_number_gives_a_loop_for_each_processor(string concurrency)
    {
        var environment = Of(("AWS_LAMBDA_MAX_CONCURRENCY", concurrency));

        Assert.True(environment.IsMultiConcurrent);
        Assert.Equal(Math.Max(2, Environment.ProcessorCount), environment.LoopCount);
    }

    [Theory]
    [InlineData("512", "", true)]
    [InlineData("512", "true", false)]
    [InlineData("", "", false)]
    [InlineData("odd", "", false)]
    public void The_heap_is_limited_where_the_memory_is_known_unless_that_is_switched_off(string memory, string disabled, bool limits) =>
        Assert.Equal(limits, Of(("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", memory), ("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK", disabled)).LimitsMemory);

    [Theory]
    [InlineData("", "", LogLevel.Information)]
    [InlineData("TRACE", "", LogLevel.Trace)]
    [InlineData("debug", "", LogLevel.Debug)]
    [InlineData("Info", "", LogLevel.Information)]
    [InlineData("WARN", "", LogLevel.Warning)]
    [InlineData("Error", "", LogLevel.Error)]
    [InlineData("FATAL", "", LogLevel.Critical)]
    [InlineData("TRACE", "Critical", LogLevel.Critical)]
    [InlineData("odd", "", LogLevel.Information)]
    public void The_handlers_level_goes_before_Lambdas(string lambda, string handler, LogLevel lowest)
    {
        var log = Of(("AWS_LAMBDA_LOG_LEVEL", lambda), ("AWS_LAMBDA_HANDLER_LOG_LEVEL", handler)).Log;

        Assert.All(Enum.GetValues<LogLevel>(), level => Assert.Equal(level >= lowest, log.IsEnabled(level)));
    }

    private static LambdaEnvironment Of(params (string Name, string Value)[] variables) => new(name => Array.Find(variables, variable => variable.Name == name).Value);
}
