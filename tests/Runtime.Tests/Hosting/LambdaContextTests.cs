using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class LambdaContextTests
{
    [Fact]
    public void A_test_can_make_one_and_see_what_is_logged()
    {
        var log = new List<(LogLevel, string, Exception?)>();
        var failure = new InvalidOperationException();
        var context = new LambdaContext { RequestId = "1", LogWriter = (level, message, exception) => log.Add((level, message, exception)) };
        context.LogTrace("a");
        context.LogDebug("b");
        context.LogInformation("c");
        context.LogWarning("d", failure);
        context.LogError("e", failure);
        context.LogCritical("f");

        Assert.Equal(
            [(LogLevel.Trace, "a", null), (LogLevel.Debug, "b", null), (LogLevel.Information, "c", null), (LogLevel.Warning, "d", failure), (LogLevel.Error, "e", failure), (LogLevel.Critical, "f", null)],
            log);
        Assert.True(context.IsEnabled(LogLevel.Trace));
    }

    [Fact]
    public void Its_lines_carry_its_own_ids()
    {
        var sink = new RecordingSink();
        var context = new LambdaContext { RequestId = "request-1", TraceId = "Root=1", TenantId = "tenant-1", PlatformLog = new LambdaLog(LogFormat.Json, LogLevel.Information, sink) };
        context.LogDebug("no");
        context.LogInformation("yes");

        Assert.False(context.IsEnabled(LogLevel.Debug));
        var line = Assert.Single(sink.Lines);
        Assert.Contains("\"requestId\":\"request-1\",\"tenantId\":\"tenant-1\",\"traceId\":\"Root=1\",\"message\":\"yes\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_left_is_never_negative()
    {
        Assert.Equal(TimeSpan.Zero, new LambdaContext { Deadline = DateTimeOffset.UnixEpoch }.RemainingTime);
        Assert.InRange(new LambdaContext { Deadline = DateTimeOffset.UtcNow.AddHours(1) }.RemainingTime, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
        Assert.True(new LambdaContext().RemainingTime > TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"cognitoIdentityId\":1,\"cognitoIdentityPoolId\":{\"a\":[]}}")]
    public void An_identity_that_cannot_be_read_is_none(string json)
    {
        var headers = new InvocationHeaders(new LambdaEnvironment(_ => null));
        headers.Add("Lambda-Runtime-Cognito-Identity"u8, System.Text.Encoding.UTF8.GetBytes(json));

        Assert.Equal(("", ""), (headers.Context.CognitoIdentityId, headers.Context.CognitoIdentityPoolId));
    }

    [Theory]
    [InlineData("1782900000123", 1782900000123)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    [InlineData("soon", null)]
    [InlineData("1782900000123x", null)]
    [InlineData("9223372036854775807", null)]
    public void A_deadline_that_is_no_time_is_none(string text, long? milliseconds)
    {
        var headers = new InvocationHeaders(new LambdaEnvironment(_ => null));
        headers.Add("Lambda-Runtime-Deadline-Ms"u8, System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : DateTimeOffset.MaxValue, headers.Deadline);
    }

    [Fact]
    public void Headers_of_any_length_are_kept()
    {
        var headers = new InvocationHeaders(new LambdaEnvironment(_ => null));
        var trace = new string('t', 5000);
        headers.Add("Lambda-Runtime-Aws-Request-Id"u8, "id-1"u8);
        headers.Add("Lambda-Runtime-Trace-Id"u8, System.Text.Encoding.UTF8.GetBytes(trace));
        headers.Add("Lambda-Runtime-Aws-Tenant-Id"u8, "tenant-1"u8);

        Assert.Equal(("id-1", trace, "tenant-1"), (headers.Context.RequestId, headers.Context.TraceId, headers.Context.TenantId));
    }
}
