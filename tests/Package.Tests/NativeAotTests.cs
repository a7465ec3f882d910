using System.Text.Json.Nodes;
using RouteGen.Tests.Harness;
using RouteGen.Tests.Programs;
using Xunit.Abstractions;
using static RouteGen.Tests.Programs.PublishedFunction;

namespace RouteGen.Package.Tests;

/// <summary>Programs compiled ahead of time, started as Lambda starts them and talked to as Lambda talks to them.</summary>
public sealed class NativeAotTests(ITestOutputHelper output)
{
    [NativeAotFact]
    public void Every_binding_and_answer_works_without_a_JIT()
    {
        using var function = PublishedFunction.Start(Repository.Folder("tests", "Aot.Smoke"), "RouteGen.Aot.Smoke", output, []);
        Assert.Equal("0f8fad5b-d9cb-469f-a165-70867728950e -170141183460469231731687303715884105728 7 1.5 True", function.Get("/numbers/0f8fad5b-d9cb-469f-a165-70867728950e/-170141183460469231731687303715884105728", "small=7&real=1.5&flag=true"));
        Assert.Equal("1,2 Green,Red ", function.Get("/lists", "ids=1&ids=2&colors=green&colors=RED"));
        Assert.Equal("2026-11-21T12:00:00.0000000+09:00 2026-11-21 23:59:00.0000000 01:00:00 9.50", function.Get("/dates", "at=2026-11-21T12:00:00%2B09:00&day=2026-11-21&time=23:59&span=01:00:00&price=9.50"));
        Assert.Equal("a.b", function.Get("/parts/a.b.json"));
        Assert.Equal("a/b", function.Get("/rest/a/b"));
        Assert.Equal("名 3 me", function.Send(FunctionUrl("GET", "/headers", headers: new JsonObject { ["x-name"] = "名" }, cookies: ["visits=3"])).Body);
        Assert.Equal("太郎 a.txt 2", function.Send(FunctionUrl("POST", "/form", headers: new JsonObject { ["content-type"] = "multipart/form-data; boundary=b" }, body: "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n太郎\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhi\r\n--b--")).Body);
        Assert.Equal("Query { Text = x, Page = 2, Color = Green }", function.Get("/search", "text=x&page=2&color=green"));
        Assert.Equal("""{"name":"a","color":"Green","sizes":[1,2]}""", function.Send(FunctionUrl("POST", "/echo", body: """{"Name":"a","color":"Green","sizes":[1,2]}""")).Body);
        Assert.Equal("日本", function.Send(FunctionUrl("POST", "/text", body: "日本")).Body);
        Assert.Equal("AAEC/w==", function.Send(FunctionUrl("POST", "/bytes", body: "AAEC/w==", isBase64: true)).Body);
        Assert.Equal(204, function.Send(FunctionUrl("GET", "/nothing")).Status);
        Assert.Equal(404, function.Send(FunctionUrl("GET", "/missing")).Status);
        var result = function.Send(FunctionUrl("GET", "/result"));
        Assert.Equal(("""{"name":"result","color":"Red","sizes":[1]}""", "yes"), (result.Body, result.Json["headers"]!["X-Smoke"]!.GetValue<string>()));
        Assert.StartsWith("a=b", result.Json["cookies"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"name":"shared","color":"Green","sizes":[]}""", function.Get("/typed"));
        Assert.Equal("c3RyZWFt", function.Get("/stream"));
        Assert.StartsWith("smoke-", function.Get("/later"), StringComparison.Ordinal);
        Assert.Equal("now 0", function.Get("/counter"));
        Assert.Equal("now 1", function.Get("/counter"));
        Assert.Equal("True False", function.Get("/scoped"));
        var failure = function.Send(FunctionUrl("GET", "/fails"));
        Assert.Equal(500, failure.Status);
        Assert.DoesNotContain("secret", failure.Body, StringComparison.Ordinal);
        Assert.Equal("nobody at /nowhere", function.Get("/nowhere"));
        Assert.Equal(400, function.Send(FunctionUrl("GET", "/numbers/x/1")).Status);
        Assert.Equal(405, function.Send(FunctionUrl("DELETE", "/nothing")).Status);
        Assert.Equal("GET /amazon/{id} a b True 1", function.Get("/amazon/a%20b"));
        Assert.Equal("GET /amazon/{id} 7 True 2", function.Get("/amazon/7"));
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""", function.Post(JsonNode.Parse("""{"Records":[{"messageId":"m-1","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:jobs"}]}""")!));
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"m-2"},{"itemIdentifier":"m-3"}]}""", function.Post(JsonNode.Parse("""{"Records":[{"messageId":"m-1","body":"{\"name\":\"one\",\"color\":\"Red\",\"sizes\":[1]}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:items"},{"messageId":"m-2","body":"{}","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:items"},{"messageId":"m-3","body":"{","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:items"}]}""")!));
        Assert.Equal("", function.Post(JsonNode.Parse("""{"Records":[{"eventSource":"aws:dynamodb","eventName":"INSERT","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/items/stream/x","dynamodb":{"SequenceNumber":"1","NewImage":{"name":{"S":"two"},"color":{"S":"Green"},"sizes":{"NS":["1","2"]}}}}]}""")!));
        Assert.Equal("", function.Post(JsonNode.Parse("""{"id":"e","source":"my.shop","detail-type":"x","detail":{"name":"three","color":"Red","sizes":[1,2]}}""")!));
        Assert.Equal("m-1 one now, Insert two 2, three is red", JsonNode.Parse(function.Post(JsonNode.Parse("[1]")!))!["name"]!.GetValue<string>());
    }

    [NativeAotFact]
    public void The_Shop_runs_with_its_database()
    {
        using var function = PublishedFunction.Start(Repository.Folder("samples", "Shop"), "Shop", output, ["-p:SampleAot=true"], ("SHOP_DATABASE", "shop.db"));
        Assert.Equal("""{"status":"ok"}""", function.Get("/health"));
        var created = function.Send(FunctionUrl("POST", "/users", body: """{"name":"太郎","email":"taro@example.com"}"""));
        Assert.Equal(201, created.Status);
        var location = created.Json["headers"]!["Location"]!.GetValue<string>();
        Assert.Equal("太郎", JsonNode.Parse(function.Get(location))!["name"]!.GetValue<string>());
        Assert.Equal(1, JsonNode.Parse(function.Get("/users", "search=%E5%A4%AA"))!["total"]!.GetValue<int>());
        Assert.Equal(409, function.Send(FunctionUrl("POST", "/users", body: """{"name":"x","email":"TARO@example.com"}""")).Status);
        Assert.Equal(204, function.Send(FunctionUrl("DELETE", location)).Status);
        Assert.Equal(404, function.Send(FunctionUrl("GET", location)).Status);
        Assert.Equal(405, function.Send(FunctionUrl("DELETE", "/users")).Status);
    }
}
