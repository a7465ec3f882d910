namespace LogUnpacker.Tests;

/// <summary>What the template has to say for the sample to hold what it promises.</summary>
public sealed class TemplateTests
{
    private static readonly string Template = File.ReadAllText(Repository.Folder("samples", "LogUnpacker", "template.yaml"));

    [Theory]
    [InlineData("OnFailure:", "Type: SNS", "Destination: !Ref Failures")]
    [InlineData("MaximumRetryAttempts: 2")]
    [InlineData("Events: s3:ObjectCreated:*")]
    [InlineData("UNPACK_UPLOADS: !Ref UnpackUploads")]
    [InlineData("ROUTEGEN_NAME_UPLOADS:")]
    [InlineData("ROUTEGEN_NAME_LOGS:")]
    [InlineData("AbortIncompleteMultipartUpload:", "DaysAfterInitiation: 1")]
    [InlineData("Protocol: email", "Endpoint: !Ref NotifiedAddress")]
    [InlineData("MetricName: DestinationDeliveryFailures")]
    [InlineData("Handler: LogUnpacker")]
    public void It_says(params string[] lines)
    {
        var at = 0;
        foreach (var line in lines)
        {
            at = Template.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"There is no '{line}' in its place.");
        }
    }

    [Fact]
    public void The_function_may_do_what_it_does_and_nothing_else()
    {
        var actions = Template.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("- s3:", StringComparison.Ordinal)).Select(line => line[2..]).Order(StringComparer.Ordinal);
        Assert.Equal(["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"], actions);
        Assert.DoesNotContain("s3:*", Template.Replace("s3:ObjectCreated:*", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("ROUTEGEN_ERROR_STACK", Template, StringComparison.Ordinal);
        Assert.Contains("error-stack: true", File.ReadAllText(Repository.Folder("samples", "LogUnpacker", "routes.yaml")), StringComparison.Ordinal);
    }
}
