using Amazon.Lambda.Core;

namespace Contracts.Tests;

/// <summary>What the interfaces do for those who implement no more than they must.</summary>
public sealed class CoreTests
{
    [Fact]
    public void A_logger_of_lines_gets_every_message()
    {
        var lines = new LineLogger();
        ILambdaLogger logger = lines;

        logger.Log("any", "a");
        logger.Log(LogLevel.Error, "b");
        logger.LogWarning("c");

        Assert.Equal(["a", "b", "c"], lines.Lines);
    }

    [Fact]
    public void A_logger_of_templates_gets_the_level_by_name_and_the_exception_after_the_message()
    {
        var templates = new TemplateLogger();
        ILambdaLogger logger = templates;
        var failure = new InvalidOperationException("no");

        logger.LogInformation("{Id}", 7);
        logger.LogCritical(failure, "{Id}", 8);

        Assert.Equal(["Information {Id} 7", "Critical {Id} 8", $"Critical {failure} 8"], templates.Entries);
    }

#if !AMAZON_LAMBDA_LINE_2
    [Fact]
    public void A_context_of_an_older_package_has_no_tenant_and_no_serializer()
    {
        ILambdaContext context = new OldContext();

        Assert.Equal("", context.TenantId);
        Assert.Equal("", context.TraceId);
        Assert.Null(context.Serializer);
    }
#endif

    private class LineLogger : ILambdaLogger
    {
        public List<string> Lines { get; } = [];

        public void Log(string message) => Lines.Add(message);

        public void LogLine(string message) => Lines.Add(message);
    }

    private sealed class TemplateLogger : LineLogger, ILambdaLogger
    {
        public List<string> Entries { get; } = [];

        public void Log(string level, string message, params object[] args) => Entries.Add($"{level} {message} {string.Join(' ', args)}");
    }

    private sealed class OldContext : ILambdaContext
    {
        public string AwsRequestId => "";

        public IClientContext ClientContext => null!;

        public string FunctionName => "";

        public string FunctionVersion => "";

        public ICognitoIdentity Identity => null!;

        public string InvokedFunctionArn => "";

        public ILambdaLogger Logger => new LineLogger();

        public string LogGroupName => "";

        public string LogStreamName => "";

        public int MemoryLimitInMB => 128;

        public TimeSpan RemainingTime => TimeSpan.Zero;
    }
}
