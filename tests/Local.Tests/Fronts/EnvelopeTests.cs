using System.Text;
using System.Text.RegularExpressions;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>The rest of the events: bodies, ids, times, claims.</summary>
public class EnvelopeTests
{
    [Theory]
    [InlineData(Front.Rest, "null")]
    [InlineData(Front.HttpApiV1, "null")]
    [InlineData(Front.HttpApiV2, "(absent)")]
    [InlineData(Front.FunctionUrl, "(absent)")]
    [InlineData(Front.Alb, "")]
    public void No_body(Front front, string expected)
    {
        var json = FrontRun.Event(new FrontSettings { Front = front }, "/");

        Assert.Equal((expected, "false"), (json.At("body"), json.At("isBase64Encoded")));
    }

    [Theory]
    [InlineData(Front.Rest, "application/json", false)]
    [InlineData(Front.Rest, "application/octet-stream", false)]
    [InlineData(Front.Rest, null, false)]
    [InlineData(Front.HttpApiV1, "application/json; charset=utf-8", false)]
    [InlineData(Front.HttpApiV1, "application/octet-stream", true)]
    [InlineData(Front.HttpApiV2, "text/csv", false)]
    [InlineData(Front.HttpApiV2, "application/xml", false)]
    [InlineData(Front.HttpApiV2, "application/javascript", false)]
    [InlineData(Front.HttpApiV2, "application/x-www-form-urlencoded", true)]
    [InlineData(Front.HttpApiV2, "application/problem+json", true)]
    [InlineData(Front.HttpApiV2, null, true)]
    [InlineData(Front.FunctionUrl, "APPLICATION/JSON", false)]
    [InlineData(Front.FunctionUrl, "multipart/form-data; boundary=x", true)]
    [InlineData(Front.Alb, "application/json", false)]
    [InlineData(Front.Alb, "image/png", true)]
    public void A_text_body_is_base64_or_not(Front front, string? contentType, bool isBase64)
    {
        var request = FrontRun.Request("POST", "/", "naïve 日本", contentType is null ? [] : [("content-type", contentType)]);
        var json = FrontRun.Event(new FrontSettings { Front = front }, request);

        Assert.Equal(isBase64 ? "true" : "false", json.At("isBase64Encoded"));
        Assert.Equal(isBase64 ? Convert.ToBase64String("naïve 日本"u8) : "naïve 日本", json.At("body"));
    }

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    [InlineData(Front.FunctionUrl)]
    [InlineData(Front.Alb)]
    public void A_body_that_is_no_UTF8_is_base64_whatever_its_type(Front front)
    {
        byte[] body = [0xFF, 0x00, 0x61];
        var request = new FrontRequest { Method = "POST", Target = "/", Headers = [new("Content-Type", "application/json")], Body = body };
        var json = FrontRun.Event(new FrontSettings { Front = front }, request);

        Assert.Equal(("true", Convert.ToBase64String(body)), (json.At("isBase64Encoded"), json.At("body")));
    }

    [Fact]
    public void A_REST_API_with_binary_media_types_encodes_every_body()
    {
        var request = FrontRun.Request("POST", "/", "{}", ("Content-Type", "application/json"));

        Assert.Equal("true", FrontRun.Event(new FrontSettings { Front = Front.Rest, BinaryMediaTypes = true }, request).At("isBase64Encoded"));
    }

    [Fact]
    public void A_load_balancer_encodes_a_compressed_body()
    {
        var request = FrontRun.Request("POST", "/", "{}", ("Content-Type", "application/json"), ("Content-Encoding", "identity"));

        Assert.Equal("true", FrontRun.Event(new FrontSettings { Front = Front.Alb }, request).At("isBase64Encoded"));
    }

    [Theory]
    [InlineData(Front.Rest, "version", "(absent)")]
    [InlineData(Front.Rest, "httpMethod", "GET")]
    [InlineData(Front.Rest, "stageVariables", "null")]
    [InlineData(Front.Rest, "requestContext.stage", "prod")]
    [InlineData(Front.Rest, "requestContext.accountId", "123456789012")]
    [InlineData(Front.Rest, "requestContext.requestTime", "10/Jul/2026:19:19:04 +0000")]
    [InlineData(Front.Rest, "requestContext.requestTimeEpoch", "1783711144000")]
    [InlineData(Front.Rest, "requestContext.protocol", "HTTP/1.1")]
    [InlineData(Front.Rest, "requestContext.identity.cognitoIdentityId", "null")]
    [InlineData(Front.Rest, "requestContext.authorizer", "(absent)")]
    [InlineData(Front.HttpApiV1, "version", "1.0")]
    [InlineData(Front.HttpApiV1, "requestContext.stage", "$default")]
    [InlineData(Front.HttpApiV1, "requestContext.resourceId", "$default")]
    [InlineData(Front.HttpApiV2, "version", "2.0")]
    [InlineData(Front.HttpApiV2, "httpMethod", "(absent)")]
    [InlineData(Front.HttpApiV2, "requestContext.http.method", "GET")]
    [InlineData(Front.HttpApiV2, "requestContext.time", "10/Jul/2026:19:19:04 +0000")]
    [InlineData(Front.HttpApiV2, "requestContext.timeEpoch", "1783711144000")]
    [InlineData(Front.HttpApiV2, "requestContext.authorizer", "(absent)")]
    [InlineData(Front.HttpApiV2, "stageVariables", "(absent)")]
    [InlineData(Front.FunctionUrl, "requestContext.accountId", "anonymous")]
    [InlineData(Front.FunctionUrl, "requestContext.authentication", "null")]
    [InlineData(Front.Alb, "httpMethod", "GET")]
    [InlineData(Front.Alb, "requestContext.requestId", "(absent)")]
    [InlineData(Front.Alb, "requestContext.elb.targetGroupArn", "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/routegen/0123456789abcdef")]
    public void The_envelope(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/x").At(field));

    [Theory]
    [InlineData(Front.Rest, "requestContext.requestId", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData(Front.Rest, "requestContext.extendedRequestId", "^[A-Za-z0-9_-]{15}=$")]
    [InlineData(Front.HttpApiV1, "requestContext.requestId", "^[A-Za-z0-9_-]{15}=$")]
    [InlineData(Front.HttpApiV2, "requestContext.requestId", "^[A-Za-z0-9_-]{15}=$")]
    [InlineData(Front.FunctionUrl, "requestContext.requestId", "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    [InlineData(Front.Alb, "headers.x-amzn-trace-id", "^Root=1-6a5145a8-[0-9a-f]{24}$")]
    public void Ids_have_the_form_of_real_ones(Front front, string field, string pattern) =>
        Assert.Matches(new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1)), FrontRun.Event(new FrontSettings { Front = front }, "/x").At(field));

    [Theory]
    [InlineData(Front.Rest, "requestContext.authorizer.claims.sub")]
    [InlineData(Front.HttpApiV1, "requestContext.authorizer.claims.sub")]
    [InlineData(Front.HttpApiV2, "requestContext.authorizer.jwt.claims.sub")]
    public void Claims_stand_where_the_gateways_authorizer_puts_them(Front front, string field)
    {
        var settings = new FrontSettings { Front = front, Claims = new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = "u-1" } };

        Assert.Equal("u-1", FrontRun.Event(settings, "/x").At(field));
    }

    [Theory]
    [InlineData(Front.Rest, 403, """{"message":"Missing Authentication Token"}""")]
    [InlineData(Front.HttpApiV1, 404, """{"message":"Not Found"}""")]
    [InlineData(Front.HttpApiV2, 404, """{"message":"Not Found"}""")]
    public void A_gateway_without_a_route_answers_itself(Front front, int status, string body)
    {
        var function = new ScriptedFunction();
        var settings = new FrontSettings { Front = front, Routes = GatewayRouteTable.Of(["GET /users"]) };
        var exchange = FrontRun.Send(function, settings, FrontRun.Request("GET", "/nowhere"));

        Assert.Equal((status, body, 0), (exchange.Response.StatusCode, exchange.Response.Text(), function.Invocations));
        Assert.NotNull(exchange.Response.Problem);
    }

    [Theory]
    [InlineData(Front.Rest, """{"message":"Request Too Long"}""")]
    [InlineData(Front.HttpApiV1, """{"message":"Request Entity Too Large"}""")]
    [InlineData(Front.HttpApiV2, """{"message":"Request Entity Too Large"}""")]
    public void An_event_over_Lambdas_limit_is_413(Front front, string body)
    {
        var function = new ScriptedFunction();
        var fits = new FrontRequest { Method = "POST", Target = "/", Headers = [new("Content-Type", "text/plain")], Body = Encoding.ASCII.GetBytes(new string('x', 6_000_000)) };
        var exceeds = new FrontRequest { Method = "POST", Target = "/", Headers = fits.Headers, Body = Encoding.ASCII.GetBytes(new string('x', 6_291_556)) };

        Assert.Equal(200, FrontRun.Send(function, new FrontSettings { Front = front }, fits).Response.StatusCode);
        var refused = FrontRun.Send(function, new FrontSettings { Front = front }, exceeds).Response;

        Assert.Equal((413, body, 1), (refused.StatusCode, refused.Text(), function.Invocations));
    }

    [Theory]
    [InlineData(1024 * 1024, 200)]
    [InlineData((1024 * 1024) + 1, 413)]
    public void A_load_balancer_takes_bodies_of_a_megabyte(int length, int status)
    {
        var request = new FrontRequest { Method = "POST", Target = "/", Body = new byte[length] };

        Assert.Equal(status, FrontRun.Send(new ScriptedFunction(), new FrontSettings { Front = Front.Alb }, request).Response.StatusCode);
    }
}
