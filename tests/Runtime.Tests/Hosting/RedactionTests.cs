using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("authorization")]
    [InlineData("Authorization")]
    [InlineData("PROXY-AUTHORIZATION")]
    [InlineData("cookie")]
    [InlineData("Set-Cookie")]
    [InlineData("x-api-key")]
    [InlineData("X-Amz-Security-Token")]
    [InlineData("x-amzn-oidc-data")]
    [InlineData("X-Amzn-Oidc-Identity")]
    [InlineData("accessToken")]
    [InlineData("client_secret")]
    [InlineData("PasswordHash")]
    [InlineData("myApiKey")]
    public void A_name_of_a_secret_is_known_whatever_its_case(string name) => Assert.True(Redaction.IsSecret(name));

    [Theory]
    [InlineData("")]
    [InlineData("accept")]
    [InlineData("cookies-accepted")]
    [InlineData("x-amzn-trace-id")]
    [InlineData("author")]
    public void Other_names_are_none(string name) => Assert.False(Redaction.IsSecret(name));
}
