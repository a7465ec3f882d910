using System.Text;
using System.Text.Json.Nodes;
using BranchPreview.Local;
using BranchPreview.Payments;
using Xunit.Abstractions;
using static RouteGen.Tests.Programs.PublishedFunction;

namespace BranchPreview.Tests;

/// <summary>The whole application as one native file over SQLite, with payment providers on the wire.</summary>
public class NativeAotTests(ITestOutputHelper output)
{
    private const string Key = "key of this test";

    [NativeAotFact]
    public void It_runs_without_a_JIT()
    {
        using var providers = new LocalProviders();
        using var function = PublishedFunction.Start(
            Repository.Folder("samples", "BranchPreview"),
            "BranchPreview",
            output,
            ["-p:SampleAot=true"],
            [
                ("BRANCHPREVIEW_SQLITE", "preview.db"),
                ("BRANCHPREVIEW_POSTGRES", ""),
                ("BRANCHPREVIEW_KEY", Key),
                ("CONSUME_QUEUES", "true"),
                .. PostgresPreview.ProvidersOf("NORTHPAY", providers.SettingsOf(ProviderName.Northpay)),
                .. PostgresPreview.ProvidersOf("KITEPAY", providers.SettingsOf(ProviderName.Kitepay)),
            ]);

        Assert.Equal(403, function.Send(FunctionUrl("GET", "/users")).Status);
        var user = Created(Post("/users", """{"name":"太郎","email":"taro@example.com"}"""));
        Assert.Equal(409, Post("/users", """{"name":"x","email":"TARO@example.com"}""").Status);
        var shop = Created(Post("/shops", """{"name":"Trattoria","currency":"EUR"}"""));
        var dish = Created(Post($"/shops/{shop}/menu", """{"name":"Gnocchi","price":1250}"""));
        var order = Created(Post($"/shops/{shop}/orders", $$"""{"userId":"{{user}}","lines":[{"dishId":"{{dish}}","quantity":2}]}"""));

        // A plain resource, whose code is generic.
        var address = Created(Post($"/users/{user}/addresses", """{"street":"Via Appia 1","postalCode":"00100","city":"Rome","country":"IT"}"""));
        Assert.Equal("Rome", (string?)Get($"/users/{user}/addresses/{address}").Json["value"]!["city"]);
        Assert.Equal(400, Post($"/users/{user}/addresses", """{"street":"Via Appia 1","postalCode":"00100","city":"Rome","country":"Italy"}""").Status);

        foreach (var provider in new[] { "Northpay", "Kitepay" })
        {
            var paid = Created(Post($"/shops/{shop}/orders", $$"""{"userId":"{{user}}","lines":[{"dishId":"{{dish}}","quantity":1}]}"""));
            var payment = Created(Post($"/orders/{paid}/payments", $$"""{"provider":"{{provider}}","cardToken":"tok_good"}""", "idempotency-key"));
            Assert.Equal("Captured", (string?)Body(Post($"/payments/{payment}:capture", ""))["status"]);
            Assert.Equal(250, (int?)Body(Post($"/payments/{payment}:refund", """{"amount":250}""", "idempotency-key"))["refunded"]);
        }

        Assert.Equal(502, Post($"/orders/{order}/payments", """{"provider":"Kitepay","cardToken":"tok_down"}""", "idempotency-key").Status);
        Assert.Equal(401, Post("/webhooks/northpay", "{}").Status);

        // The handlers of Amazon's style are for a REST API alone.
        Assert.Equal(404, function.Send(FunctionUrl("GET", "/vouchers/SPRING5", headers: new JsonObject { ["x-preview-key"] = Key })).Status);
        var voucher = function.Send(Rest("GET", "/vouchers/SPRING5"));
        Assert.Equal((200, 500), (voucher.Status, (int)JsonNode.Parse(voucher.Body)!["Amount"]!));

        Assert.Equal(200, Post($"/orders/{order}:accept", "").Status);
        Assert.Equal(200, Post($"/orders/{order}:ready", "").Status);
        var answer = function.Post(JsonNode.Parse($$"""{"Records":[{"messageId":"m-1","body":"{\"orderId\":\"{{order}}\",\"event\":\"delivered\"}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:courier-updates"},{"messageId":"m-2","body":"{}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:courier-updates"}]}""")!);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-2"}]}""", answer);
        Assert.Equal("Delivered", (string?)Get($"/orders/{order}").Json["status"]);

        // Nothing of a laptop is in the file, and a request without a route is not shown.
        Assert.Equal("""{"message":"Not Found"}""", function.Send(FunctionUrl("GET", "/no/such/path?token=x")).Body);
        Assert.DoesNotContain("tok_good", function.Log, StringComparison.Ordinal);

        Guid Created((int Status, string Body, JsonNode Json) created)
        {
            Assert.True(created.Status == 201, $"{created.Status} {created.Body}\n{function.Log}");
            return (Guid)JsonNode.Parse(created.Body)!["id"]!;
        }

        JsonNode Body((int Status, string Body, JsonNode Json) answered)
        {
            Assert.True(answered.Status == 200, $"{answered.Status} {answered.Body}\n{function.Log}");
            return JsonNode.Parse(answered.Body)!;
        }

        (int Status, JsonNode Json) Get(string path)
        {
            var read = function.Send(FunctionUrl("GET", path, headers: new JsonObject { ["x-preview-key"] = Key }));
            return (read.Status, JsonNode.Parse(read.Body)!);
        }

        (int Status, string Body, JsonNode Json) Post(string path, string body, string? key = null) =>
            function.Send(FunctionUrl("POST", path, headers: new JsonObject { ["x-preview-key"] = Key, ["content-type"] = "application/json", ["idempotency-key"] = key ?? "none" }, body: body));
    }

    private static JsonObject Rest(string method, string path) => new()
    {
        ["resource"] = "/{proxy+}",
        ["path"] = path,
        ["httpMethod"] = method,
        ["headers"] = new JsonObject { ["X-Preview-Key"] = Key },
        ["multiValueHeaders"] = new JsonObject { ["X-Preview-Key"] = new JsonArray(Key) },
        ["pathParameters"] = new JsonObject { ["proxy"] = path[1..] },
        ["requestContext"] = new JsonObject { ["resourcePath"] = "/{proxy+}", ["httpMethod"] = method, ["path"] = "/preview" + path, ["stage"] = "preview", ["requestId"] = "r", ["apiId"] = "a1b2c3d4e5" },
        ["body"] = null,
        ["isBase64Encoded"] = false,
    };
}
