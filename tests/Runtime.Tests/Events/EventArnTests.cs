using System.Text;
using RouteGen.Events;

namespace RouteGen.Runtime.Tests.Events;

/// <summary>Of an ARN the name that people gave the source is compared with a route.</summary>
public sealed class EventArnTests
{
    [Theory]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:orders", "orders")]
    [InlineData("arn:aws-cn:sqs:cn-north-1:123456789012:jobs.fifo", "jobs.fifo")]
    [InlineData("arn:aws:sns:eu-west-1:123456789012:alerts", "alerts")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/Users/stream/2026-01-01T00:00:00.000", "Users")]
    [InlineData("arn:aws:dynamodb:eu-west-1:123456789012:table/Users", "Users")]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/clicks", "clicks")]
    [InlineData("arn:aws:kinesis:eu-west-1:123456789012:stream/clicks/consumer/fast:1700000000", "clicks")]
    [InlineData("arn:aws:events:eu-west-1:123456789012:rule/nightly", "nightly")]
    [InlineData("arn:aws:events:eu-west-1:123456789012:rule/bus/nightly", "nightly")]
    [InlineData("arn:aws:scheduler:eu-west-1:123456789012:schedule/group/nightly", "nightly")]
    [InlineData("orders", "orders")]
    [InlineData("", "")]
    [InlineData("arn:aws:sqs:::", "")]
    public void The_name_is_found(string arn, string name) => Assert.Equal(name, Encoding.UTF8.GetString(EventArn.NameIn(Encoding.UTF8.GetBytes(arn))));
}
