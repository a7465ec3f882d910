using RouteGen.Local.Events;
using RouteGen.Local.ShortForms;

namespace RouteGen.Local.Tests.ShortForms;

public class ShortFormLineTests
{
    [Theory]
    [InlineData("SQS orders text", "SQS|orders|text")]
    [InlineData("  SQS \t orders\r\n", "SQS|orders")]
    [InlineData("SQS orders {\"id\": 1, \"q\": \"it's\"} ", "SQS|orders|{\"id\": 1, \"q\": \"it's\"}")]
    [InlineData("SQS orders [1, 2]", "SQS|orders|[1, 2]")]
    [InlineData("SQS orders '{\"id\": 1}' '{\"id\": 2}'", "SQS|orders|{\"id\": 1}|{\"id\": 2}")]
    [InlineData("SNS alerts \"it's on fire\" --subject 'a b'", "SNS|alerts|it's on fire|--subject|a b")]
    [InlineData("SNS alerts it's", "SNS|alerts|it's")]
    [InlineData("SNS alerts ''", "SNS|alerts|")]
    [InlineData("", "")]
    public void A_line_is_split_into_words(string line, string words) => Assert.Equal(words, string.Join('|', ShortFormLine.Split(line)));

    [Fact]
    public void A_quote_has_an_end() => Assert.Contains("not closed", Assert.Throws<ShortFormException>(() => ShortFormLine.Split("SNS alerts 'text")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_example_is_read_as_it_was_meant()
    {
        var example = ShortFormExample.Of(new("EVENT", "aws.ec2/EC2 State Change", "X.Y"))!;

        Assert.Equal(example, ShortFormLine.Split(ShortFormExample.AsLine(example)));
        Assert.Equal("'it'\\''s'", ShortFormExample.Quote("it's"));
    }
}
