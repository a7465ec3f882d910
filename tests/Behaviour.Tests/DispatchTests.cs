using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Which route takes an event, by what the gateway chose before.</summary>
public sealed class DispatchTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          GET /users/me: Handlers.Me
          GET /users/{id}: Handlers.User
          PUT /users/{id}: Handlers.Put
          GET /users/{id}/notes: Handlers.Notes
          ANY /users/{id}/notes: Handlers.AnyNotes
          GET /admin/stats: Handlers.Stats
          GET /{section}/stats: Handlers.SectionStats
          GET /{section}/lists: Handlers.SectionLists
          POST /admin/{rest+}: Handlers.Admin
          GET /reports/{month}.csv: Handlers.Report
          GET /orders/{id}: Handlers.Order
          ANY /{proxy+}: Handlers.Rest
        """,
        """
        namespace App;

        public static class Handlers
        {
            public static string Me() => "me";
            public static string User(string id) => $"user {id}";
            public static string Put(string id) => $"put {id}";
            public static string Notes(string id) => $"notes {id}";
            public static string AnyNotes(string id) => $"any notes {id}";
            public static string Stats() => "stats";
            public static string SectionStats(string section) => $"stats of {section}";
            public static string SectionLists(string section) => $"lists of {section}";
            public static string Admin(string rest) => $"admin {rest}";
            public static string Report(string month) => $"report {month}";
            public static string Order(string id) => $"order {id}";
            public static string Rest(string proxy) => $"rest {proxy}";
        }
        """);

    // The path is another on purpose: what the gateway matched is what counts.
    [Theory]
    [InlineData("GET", "/orders/{id}", "id=7", "order 7")]
    [InlineData("GET", "/orders/{id}", "id=me", "order me")]
    [InlineData("GET", "/users/{id}/notes", "id=7", "notes 7")]
    [InlineData("DELETE", "/users/{id}/notes", "id=7", "any notes 7")]
    [InlineData("PURGE", "/users/{id}/notes", "id=7", "any notes 7")]
    [InlineData("PUT", "/users/{id}", "id=me", "put me")]
    public async Task A_template_of_the_table_is_the_route(string method, string template, string value, string expected)
    {
        await AnswersBehindEveryApi(expected, method, template, "/elsewhere", value);
    }

    // A gateway that only knows /users/{id} does not know of the table's /users/me.
    [Theory]
    [InlineData("GET", "id=me", "me")]
    [InlineData("GET", "id=7", "user 7")]
    [InlineData("PATCH", "id=me", "rest users/me")]
    public async Task A_template_that_the_table_knows_better_is_looked_up_once_more(string method, string value, string expected)
    {
        await AnswersBehindEveryApi(expected, method, "/users/{id}", "/elsewhere", value);
    }

    [Theory]
    [InlineData("GET", "/{proxy+}", "proxy=users/me", "me")]
    [InlineData("GET", "/{proxy+}", "proxy=users/7", "user 7")]
    [InlineData("GET", "/{proxy+}", "proxy=reports/2026-05.csv", "report 2026-05")]
    [InlineData("GET", "/{proxy+}", "proxy=nowhere/at/all", "rest nowhere/at/all")]
    [InlineData("GET", "/{everything+}", "everything=users/7", "user 7")]
    [InlineData("GET", "/users/{proxy+}", "proxy=7/notes", "notes 7")]
    public async Task Behind_a_greedy_template_the_table_decides(string method, string template, string value, string expected)
    {
        await AnswersBehindEveryApi(expected, method, template, "/elsewhere", value);
    }

    // The gateway's policy for /admin/{proxy+} may differ from that of the rest: what it lets through reaches nothing else.
    [Theory]
    [InlineData("GET", "proxy=stats", "stats")]
    [InlineData("POST", "proxy=a/b", "admin a/b")]
    [InlineData("PUT", "proxy=stats", null)]
    [InlineData("GET", "proxy=lists", null)]
    [InlineData("GET", "proxy=a/b", null)]
    [InlineData("GET", "proxy=../users/me", null)]
    [InlineData("GET", "proxy=/users/me", null)]
    [InlineData("GET", "proxy=/stats", null)]
    [InlineData("POST", "proxy=/a/b", "admin /a/b")]
    [InlineData("GET", "proxy=", null)]
    public async Task A_greedy_template_reaches_only_what_it_covers(string method, string value, string? expected)
    {
        await AnswersBehindEveryApi(expected, method, "/admin/{proxy+}", "/users/me", value);
    }

    [Theory]
    [InlineData("/users/{userId}", "user 7", "userId=7")]
    [InlineData("/{collection}/{id}", "order 7", "collection=orders", "id=7")]
    [InlineData("/{collection}/stats", "stats", "collection=admin")]
    [InlineData("/people/{id}", "rest people/7", "id=7")]
    [InlineData("/Users/{id}", "rest Users/7", "id=7")]
    public async Task A_template_that_the_table_has_not_is_a_path_with_its_values_put_in(string template, string expected, params string[] values)
    {
        await AnswersBehindEveryApi(expected, "GET", template, "/elsewhere", values);
    }

    // Written by hand or by a console's sample: the template without its values, or with others.
    [Theory]
    [InlineData("/orders/{id}", null)]
    [InlineData("/{proxy+}", null)]
    [InlineData("/{proxy+}", "proxy=/orders/7")]
    [InlineData("/{proxy+}", "id=7")]
    public async Task Without_its_values_a_template_says_nothing_and_the_path_counts(string template, string? value)
    {
        await AnswersBehindEveryApi("order 7", "GET", template, "/orders/7", value is null ? [] : [value]);
    }

    [Theory]
    [InlineData("GET", "/users/me", "me")]
    [InlineData("PATCH", "/users/me", "rest users/me")]
    [InlineData("PURGE", "/users/7/notes", "any notes 7")]
    [InlineData("get", "/users/me", "rest users/me")]
    [InlineData("GET", "/USERS/me", "rest USERS/me")]
    [InlineData("GET", "/users//notes", "rest users//notes")]
    [InlineData("GET", "//users/me", "rest /users/me")]
    public async Task Where_no_gateway_chose_the_path_is_matched(string method, string path, string expected)
    {
        await Answers(expected, HttpApiV1(method, "$default", path));
        await Answers(expected, HttpApiV2(method, "$default", path));
        await Answers(expected, FunctionUrl(method, path));
        await Answers(expected, Alb(method, path));
    }

    [Fact]
    public async Task HEAD_and_OPTIONS_go_the_way_of_the_path_when_the_template_has_no_such_method()
    {
        var router = EventRouter.Of("routes:\n  GET /users/{id}: Handlers.Get\n  PUT /users/{id}: Handlers.Get\n", "namespace App; public static class Handlers { public static string Get(string id) => id; }");
        var head = await router.SendAsync(Rest("HEAD", "/users/{id}", "/elsewhere", Values("id=7")));
        var options = await router.SendAsync(Rest("OPTIONS", "/users/{id}", "/elsewhere", Values("id=7")));
        var refused = await router.SendAsync(Rest("DELETE", "/users/{id}", "/elsewhere", Values("id=7")));

        Assert.Equal((200, "", "text/plain; charset=utf-8"), (head.Status, head.Body, head.Header("Content-Type")));
        Assert.Equal((204, "", "GET, PUT, HEAD, OPTIONS"), (options.Status, options.Body, options.Header("Allow")));
        Assert.Equal((405, "GET, PUT, HEAD, OPTIONS"), (refused.Status, refused.Header("Allow")));
    }

    private static async Task AnswersBehindEveryApi(string? expected, string method, string template, string path, params string[] values)
    {
        await Answers(expected, Rest(method, template, path, PathParameters()));
        await Answers(expected, HttpApiV1(method, template, path, PathParameters()));
        await Answers(expected, HttpApiV2(method, $"{method} {template}", path, PathParameters()));
        await Answers(expected, HttpApiV2(method, $"ANY {template}", path, PathParameters()));

        JsonObject? PathParameters() => values.Length == 0 ? null : Values(values);
    }

    private static async Task Answers(string? expected, JsonObject @event)
    {
        var answer = await Router.SendAsync(@event);
        if (expected is null) Assert.True(answer.Status is 404 or 405, $"{@event.ToJsonString()}: {answer.Json.ToJsonString()}");
        else Assert.True(answer.Status == 200 && answer.Body == expected, $"{@event.ToJsonString()}: {answer.Json.ToJsonString()}, not {expected}");
    }
}
