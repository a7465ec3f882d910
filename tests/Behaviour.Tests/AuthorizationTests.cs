using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What counts as a caller that the gateway let in, on each front; whatever is missing or of another shape is a no.</summary>
public sealed class AuthorizationTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        auth: required
        routes:
          GET /me: Handlers.Ok
          GET /scope: { handler: Handlers.Ok, auth: { scopes: [orders:read, orders:write] } }
          GET /group: { handler: Handlers.Ok, auth: { groups: [admins, Site Owners] } }
          GET /claim: { handler: Handlers.Ok, auth: { claims: { tenant: [acme, 7], verified: 'true' } } }
        """,
        """
        namespace App;

        public static class Handlers
        {
            public static string Ok() => "ok";
        }
        """);

    public static TheoryData<string> Nobody =>
    [
        "missing", "null", "{}", "[]", "\"ada\"", "7", "true",
        """{"claims":null,"scopes":null}""", """{"claims":{}}""", """{"claims":{"sub":""}}""", """{"claims":{"sub":null}}""", """{"claims":{"sub":{"a":1}}}""",
        """{"integrationLatency":7}""", """{"principalId":""}""", """{"principalId":null}""", """{"scopes":"a"}""",
        """{"jwt":null}""", """{"jwt":{}}""", """{"jwt":{"claims":null,"scopes":null}}""", """{"jwt":{"claims":{}}}""",
        """{"lambda":null}""", """{"lambda":{}}""", """{"lambda":{"user":""}}""",
        """{"iam":null}""", """{"iam":{}}""", """{"iam":{"userArn":""}}""", """{"iam":{"userArn":null,"accountId":"anonymous"}}""",
    ];

    [Theory]
    [MemberData(nameof(Nobody))]
    public async Task Nobody_is_let_in_without_the_word_of_an_authorizer(string authorizer)
    {
        foreach (var @event in Events("/me", authorizer))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((401, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        }
    }

    [Theory]
    [InlineData("""{"claims":{"sub":"ada"}}""")]
    [InlineData("""{"claims":{"sub":"ada"},"scopes":["a"]}""")]
    [InlineData("""{"principalId":"ada","integrationLatency":7}""")]
    [InlineData("""{"tenant":7}""")]
    public async Task The_authorizers_of_payload_1(string authorizer)
    {
        Assert.Equal(200, (await Router.SendAsync(With(Rest("GET", "/me", "/me"), authorizer))).Status);
        Assert.Equal(200, (await Router.SendAsync(With(HttpApiV1("GET", "/me", "/me"), authorizer))).Status);
        // Another format is not taken for one's own.
        Assert.Equal(401, (await Router.SendAsync(With(HttpApiV2("GET", "GET /me", "/me"), authorizer))).Status);
        Assert.Equal(401, (await Router.SendAsync(With(FunctionUrl("GET", "/me"), authorizer))).Status);
    }

    [Theory]
    [InlineData("""{"jwt":{"claims":{"sub":"ada"},"scopes":null}}""")]
    [InlineData("""{"lambda":{"user":"ada"}}""")]
    [InlineData("""{"iam":{"userArn":"arn:aws:iam::123456789012:user/ada"}}""")]
    public async Task The_authorizers_of_payload_2(string authorizer)
    {
        Assert.Equal(200, (await Router.SendAsync(With(HttpApiV2("GET", "GET /me", "/me"), authorizer))).Status);
        Assert.Equal(200, (await Router.SendAsync(With(HttpApiV2("GET", "$default", "/me"), authorizer))).Status);
        Assert.Equal(200, (await Router.SendAsync(With(FunctionUrl("GET", "/me"), authorizer))).Status);
    }

    [Theory]
    [InlineData("\"arn:aws:sts::123456789012:assumed-role/web/ada\"", 200)]
    [InlineData("\"\"", 401)]
    [InlineData("null", 401)]
    [InlineData("{}", 401)]
    public async Task A_rest_api_names_the_caller_of_IAM_in_the_identity(string userArn, int status)
    {
        var @event = Rest("GET", "/me", "/me");
        @event["requestContext"]!["identity"] = new JsonObject { ["userArn"] = JsonNode.Parse(userArn), ["apiKey"] = "k", ["cognitoIdentityId"] = null };

        Assert.Equal(status, (await Router.SendAsync(@event)).Status);
    }

    [Fact]
    public async Task A_load_balancer_lets_nobody_in()
    {
        var @event = With(Alb("GET", "/me"), """{"claims":{"sub":"ada"},"jwt":{"claims":{"sub":"ada"}},"principalId":"ada"}""");
        @event["headers"] = new JsonObject { ["x-amzn-oidc-identity"] = "ada", ["x-amzn-oidc-data"] = "e30.e30.x", ["x-amzn-oidc-accesstoken"] = "t", ["authorization"] = "Bearer t" };

        Assert.Equal(401, (await Router.SendAsync(@event)).Status);
    }

    // The authorizer has read one of them, and nobody knows which.
    [Fact]
    public async Task Several_authorization_headers_are_refused()
    {
        foreach (var @event in new[] { Rest("GET", "/me", "/me"), HttpApiV1("GET", "/me", "/me") })
        {
            With(@event, """{"claims":{"sub":"ada"}}""");
            @event["multiValueHeaders"] = new JsonObject { ["Authorization"] = new JsonArray("Bearer a"), ["authorization"] = new JsonArray("Bearer b") };
            Assert.Equal(400, (await Router.SendAsync(@event)).Status);
            @event["multiValueHeaders"] = new JsonObject { ["Authorization"] = new JsonArray("Bearer a", "Bearer b") };
            Assert.Equal(400, (await Router.SendAsync(@event)).Status);
            @event["multiValueHeaders"] = new JsonObject { ["Authorization"] = new JsonArray("Bearer a") };
            Assert.Equal(200, (await Router.SendAsync(@event)).Status);
        }
    }

    [Theory]
    [InlineData("scope", "openid orders:read", 200)]
    [InlineData("scope", "orders:write", 200)]
    [InlineData("scp", "orders:write", 200)]
    [InlineData("scp", "[a orders:read]", 200)]
    [InlineData("scope", "orders:reader", 403)]
    [InlineData("scope", "Orders:Read", 403)]
    [InlineData("scope", "orders:read,orders:write", 403)]
    [InlineData("scope", "", 403)]
    [InlineData("scopes", "orders:read", 403)]
    [InlineData("other", "orders:read", 403)]
    public Task A_scope_is_a_word_of_the_token(string claim, string value, int status) => Asks("/scope", new JsonObject { ["sub"] = "ada", [claim] = value }, status);

    [Theory]
    [InlineData("cognito:groups", "admins", 200)]
    [InlineData("cognito:groups", "readers,admins", 200)]
    [InlineData("cognito:groups", "[readers admins]", 200)]
    [InlineData("cognito:groups", "[admins]", 200)]
    [InlineData("groups", "readers, Site Owners", 200)]
    [InlineData("groups", "[\"readers\",\"Site Owners\"]", 200)]
    [InlineData("groups", "Site", 403)]
    [InlineData("groups", "admin", 403)]
    [InlineData("groups", "not admins", 403)]
    [InlineData("groups", "admins readers", 403)]
    [InlineData("groups", "[]", 403)]
    [InlineData("groups", "", 403)]
    [InlineData("role", "admins", 403)]
    public Task A_group_is_an_item_of_the_list(string claim, string value, int status) => Asks("/group", new JsonObject { ["sub"] = "ada", [claim] = value }, status);

    // Cognito's own list is signed by Cognito; any attribute may be called 'groups'.
    [Fact]
    public Task The_groups_of_cognito_go_before_others() => Asks("/group", new JsonObject { ["cognito:groups"] = "readers", ["groups"] = "admins" }, 403);

    [Theory]
    [InlineData("acme", "true", 200)]
    [InlineData("7", "true", 200)]
    [InlineData("acme", "false", 403)]
    [InlineData("acme ", "true", 403)]
    [InlineData("ACME", "true", 403)]
    [InlineData("acme\n7", "true", 403)]
    [InlineData("", "true", 403)]
    public Task A_claim_is_one_of_its_values_to_the_letter(string tenant, string verified, int status) => Asks("/claim", new JsonObject { ["tenant"] = tenant, ["verified"] = verified }, status);

    [Fact]
    public Task A_claim_that_is_missing_is_a_no() => Asks("/claim", new JsonObject { ["tenant"] = "acme" }, 403);

    [Fact]
    public async Task A_claim_may_be_a_number_or_a_truth() =>
        Assert.Equal(200, (await Router.SendAsync(With(Rest("GET", "/claim", "/claim"), """{"principalId":"p","tenant":7,"verified":true}"""))).Status);

    private static async Task Asks(string path, JsonObject claims, int status)
    {
        Assert.Equal(status, (await Router.SendAsync(With(Rest("GET", path, path), new JsonObject { ["claims"] = claims.DeepClone() }.ToJsonString()))).Status);
        Assert.Equal(status, (await Router.SendAsync(With(HttpApiV1("GET", path, path), new JsonObject { ["jwt"] = new JsonObject { ["claims"] = claims.DeepClone() } }.ToJsonString()))).Status);
        Assert.Equal(status, (await Router.SendAsync(With(HttpApiV2("GET", "GET " + path, path), new JsonObject { ["jwt"] = new JsonObject { ["claims"] = claims.DeepClone() } }.ToJsonString()))).Status);
        Assert.Equal(status, (await Router.SendAsync(With(FunctionUrl("GET", path), new JsonObject { ["lambda"] = claims.DeepClone() }.ToJsonString()))).Status);
    }

    private static IEnumerable<JsonObject> Events(string path, string authorizer) =>
    [
        With(Rest("GET", path, path), authorizer), With(Rest("GET", "/{proxy+}", path, Values("proxy=" + path[1..])), authorizer), With(HttpApiV1("GET", path, path), authorizer),
        With(HttpApiV2("GET", "GET " + path, path), authorizer), With(HttpApiV2("GET", "$default", path), authorizer), With(FunctionUrl("GET", path), authorizer), With(Alb("GET", path), authorizer),
    ];

    private static JsonObject With(JsonObject @event, string authorizer)
    {
        if (authorizer != "missing") @event["requestContext"]!["authorizer"] = JsonNode.Parse(authorizer);
        return @event;
    }
}
