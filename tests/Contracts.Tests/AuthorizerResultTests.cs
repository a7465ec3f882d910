using System.Text;
using Amazon.Lambda.Annotations.APIGateway;
using static Amazon.Lambda.Annotations.APIGateway.AuthorizerResultSerializationOptions;

namespace Contracts.Tests;

public sealed class AuthorizerResultTests
{
    [Fact]
    public void An_http_api_may_get_a_plain_answer() => Assert.Equal(
        """{"isAuthorized":true,"context":{"limit":5}}""",
        Serialize(AuthorizerResults.Allow().WithContext("limit", 5).WithPrincipalId("u-1"), AuthorizerFormat.HttpApiSimple));

    [Theory]
    [InlineData(AuthorizerFormat.HttpApiIamPolicy)]
    [InlineData(AuthorizerFormat.RestApi)]
    public void The_others_get_a_policy(AuthorizerFormat format)
    {
        Assert.Equal(
            """{"principalId":"u-1","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"Allow","Resource":"arn"}]},"context":{"a":"b"}}""",
            Serialize(AuthorizerResults.Allow().WithPrincipalId("u-1").WithContext("a", "b"), format, "arn"));
        Assert.Equal(
            """{"principalId":"user","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"Deny","Resource":"*"}]}}""",
            Serialize(AuthorizerResults.Deny(), format));
    }

    private static string Serialize(IAuthorizerResult result, AuthorizerFormat format, string? methodArn = null)
    {
        using var reader = new StreamReader(result.Serialize(new AuthorizerResultSerializationOptions { Format = format, MethodArn = methodArn }), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
