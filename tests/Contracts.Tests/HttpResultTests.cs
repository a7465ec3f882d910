using System.Net;
using System.Text;
using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.Serialization.SystemTextJson;
using static Amazon.Lambda.Annotations.APIGateway.HttpResultSerializationOptions;

namespace Contracts.Tests;

/// <summary>What <see cref="IHttpResult.Serialize"/> writes: what RouteGen makes of a handler's result has to mean the same.</summary>
public sealed class HttpResultTests
{
    [Fact]
    public void A_rest_api_gets_lists_of_values_only() => Assert.Equal(
        """{"statusCode":200,"multiValueHeaders":{"x-a":["1","2"],"content-type":["text/plain"]},"body":"x","isBase64Encoded":false}""",
        Serialize(HttpResults.Ok("x").AddHeader("X-A", "1").AddHeader("x-a", "2"), ProtocolFormat.RestApi, ProtocolVersion.V1));

    [Fact]
    public void An_http_api_gets_joined_values_and_never_cookies() => Assert.Equal(
        """{"statusCode":200,"headers":{"x-a":"1,2","content-type":"text/plain"},"Cookies":null,"body":"x","isBase64Encoded":false}""",
        Serialize(HttpResults.Ok("x").AddHeader("X-A", "1").AddHeader("x-a", "2"), ProtocolFormat.HttpApi, ProtocolVersion.V2));

    [Fact]
    public void An_http_api_with_format_1_is_a_rest_api() => Assert.Equal(
        Serialize(HttpResults.Ok("x"), ProtocolFormat.RestApi, ProtocolVersion.V1),
        Serialize(HttpResults.Ok("x"), ProtocolFormat.HttpApi, ProtocolVersion.V1));

    // The version says nothing of a REST API.
    [Fact]
    public void A_rest_api_has_one_format() => Assert.Equal(
        Serialize(HttpResults.Ok("x"), ProtocolFormat.RestApi, ProtocolVersion.V1),
        Serialize(HttpResults.Ok("x"), ProtocolFormat.RestApi, ProtocolVersion.V2));

    [Fact]
    public void Nothing_is_null()
    {
        Assert.Equal("""{"statusCode":200,"multiValueHeaders":null,"body":null,"isBase64Encoded":false}""", Serialize(HttpResults.Ok(), ProtocolFormat.RestApi, ProtocolVersion.V1));
        Assert.Equal("""{"statusCode":200,"headers":null,"Cookies":null,"body":null,"isBase64Encoded":false}""", Serialize(HttpResults.Ok()));
    }

    [Fact]
    public void Empty_text_has_no_type() => Assert.Equal("""{"statusCode":200,"headers":null,"Cookies":null,"body":"","isBase64Encoded":false}""", Serialize(HttpResults.Ok("")));

    [Fact]
    public void A_type_that_is_set_stays() => Assert.Equal(
        """{"statusCode":200,"headers":{"content-type":"text/html"},"Cookies":null,"body":"x","isBase64Encoded":false}""",
        Serialize(HttpResults.Ok("x").AddHeader("Content-Type", "text/html")));

    [Fact]
    public void An_object_is_json_of_the_serializer() => Assert.Equal(
        """{"statusCode":200,"headers":{"content-type":"application/json"},"Cookies":null,"body":"{\u0022Id\u0022:7}","isBase64Encoded":false}""",
        Serialize(HttpResults.Ok(new { Id = 7 })));

    [Fact]
    public void Bytes_are_base64()
    {
        const string Expected = """{"statusCode":200,"headers":{"content-type":"application/octet-stream"},"Cookies":null,"body":"AQID","isBase64Encoded":true}""";
        using var stream = new MemoryStream([1, 2, 3]);

        Assert.Equal(Expected, Serialize(HttpResults.Ok(new byte[] { 1, 2, 3 })));
        Assert.Equal(Expected, Serialize(HttpResults.Ok(new List<byte> { 1, 2, 3 })));
        Assert.Equal(Expected, Serialize(HttpResults.Ok(stream)));
    }

    public static TheoryData<HttpStatusCode, IHttpResult> Named => new()
    {
        { HttpStatusCode.OK, HttpResults.Ok() },
        { HttpStatusCode.Created, HttpResults.Created() },
        { HttpStatusCode.Accepted, HttpResults.Accepted() },
        { HttpStatusCode.Redirect, HttpResults.Redirect("/a") },
        { HttpStatusCode.MovedPermanently, HttpResults.Redirect("/a", permanent: true) },
        { HttpStatusCode.TemporaryRedirect, HttpResults.Redirect("/a", preserveMethod: true) },
        { HttpStatusCode.PermanentRedirect, HttpResults.Redirect("/a", permanent: true, preserveMethod: true) },
        { HttpStatusCode.BadRequest, HttpResults.BadRequest() },
        { HttpStatusCode.Unauthorized, HttpResults.Unauthorized() },
        { HttpStatusCode.Forbidden, HttpResults.Forbid() },
        { HttpStatusCode.NotFound, HttpResults.NotFound() },
        { HttpStatusCode.Conflict, HttpResults.Conflict() },
        { HttpStatusCode.InternalServerError, HttpResults.InternalServerError() },
        { HttpStatusCode.BadGateway, HttpResults.BadGateway() },
        { HttpStatusCode.ServiceUnavailable, HttpResults.ServiceUnavailable() },
        { HttpStatusCode.Gone, HttpResults.NewResult(HttpStatusCode.Gone) },
    };

    [Theory]
    [MemberData(nameof(Named), DisableDiscoveryEnumeration = true)]
    public void Each_status_has_a_name(HttpStatusCode status, IHttpResult result) => Assert.Equal(status, result.StatusCode);

    [Fact]
    public void Where_to_go_and_when_are_headers()
    {
        Assert.Contains("""{"location":"/a"}""", Serialize(HttpResults.Created("/a")), StringComparison.Ordinal);
        Assert.Contains("""{"location":"/a"}""", Serialize(HttpResults.Redirect("/a")), StringComparison.Ordinal);
        Assert.Contains("""{"retry-after":"5"}""", Serialize(HttpResults.ServiceUnavailable(5)), StringComparison.Ordinal);
    }

    private static string Serialize(IHttpResult result, ProtocolFormat format = ProtocolFormat.HttpApi, ProtocolVersion version = ProtocolVersion.V2)
    {
        using var stream = result.Serialize(new HttpResultSerializationOptions { Format = format, Version = version, Serializer = new DefaultLambdaJsonSerializer() });
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
