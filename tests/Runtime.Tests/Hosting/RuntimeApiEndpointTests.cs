using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RuntimeApiEndpointTests
{
    [Theory]
    [InlineData("127.0.0.1:9001", "127.0.0.1:9001", "127.0.0.1", 9001, "")]
    [InlineData("localhost:5050/Api", "localhost:5050", "localhost", 5050, "/Api")]
    [InlineData("localhost:5050/a/b/", "localhost:5050", "localhost", 5050, "/a/b")]
    [InlineData("runtime-api.internal", "runtime-api.internal", "runtime-api.internal", 80, "")]
    [InlineData("localhost/", "localhost", "localhost", 80, "")]
    [InlineData("[::1]:9001", "[::1]:9001", "::1", 9001, "")]
    [InlineData("[fe80::1]/Api", "[fe80::1]", "fe80::1", 80, "/Api")]
    public void Host_port_and_path_are_taken_apart(string text, string authority, string host, int port, string path) =>
        Assert.Equal(new RuntimeApiEndpoint(authority, host, port, path), RuntimeApiEndpoint.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(":9001")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:9001x")]
    [InlineData("http://localhost:9001")]
    [InlineData("::1")]
    [InlineData("[::1")]
    [InlineData("[::1]9001")]
    [InlineData("local host:9001")]
    [InlineData("localhost:9001/a b")]
    [InlineData("localhost:9001/a\r\nX: y")]
    [InlineData("localhost:9001/a?b")]
    [InlineData("localhost:9001/ä")]
    [InlineData("user@localhost:9001")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => RuntimeApiEndpoint.Parse(text));
}
