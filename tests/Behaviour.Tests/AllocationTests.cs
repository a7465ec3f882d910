using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Tests that nothing else runs beside: the JIT's work for others would be counted too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What a request costs the garbage collector once its route is warm: what the handler makes, and nothing else.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests(ITestOutputHelper output)
{
    private const int Requests = 100;

    private static readonly RouterSession Session = new(RouterProject.Of(
        """
        services: Services
        routes:
          POST /orders/{id}: Handlers.Nothing
          GET /orders/{id}/lines/{number}: Handlers.Line
          GET /orders/{id}: Handlers.Order
          PUT /orders/{id}: Handlers.Update
          GET /reports/{year}-{month}.csv: Handlers.Report
          GET /status/{id}: Handlers.Status
          GET /services/{id}: Handlers.WithService
          GET /later/{id}: Handlers.Later
          GET /checked/{id}: Handlers.Checked
          PUT /checked/{id}: Handlers.CheckedBody
        """,
        """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed class Counter { public int Count; }

        public static class Services { public static Counter Counter { get; } = new(); }

        public enum Sorting { Name, Price }

        public sealed record Order(int Id, int Quantity);

        public sealed class Change { public int Quantity { get; set; } }

        public sealed class CheckedChange { [Range(1, 9)] public int Quantity { get; set; } [MaxLength(2)] public CheckedChange[]? Parts { get; set; } [Required, AllowedValues(Sorting.Name)] public Sorting? Sort { get; set; } = Sorting.Name; }

        public static class Handlers
        {
            public static void Nothing(Guid id, int page, bool full = false, DateOnly? day = null, Sorting sort = Sorting.Name, [FromHeader] int xRetry = 0, [FromCookie] long visit = 0) { if (page < 0) throw new ArgumentException(""); }
            public static string Line(Guid id, int number, decimal rate = 1m) => "a line";
            public static Order Order(int id, int quantity = 1) => new(id, quantity);
            public static void Update(int id, Change body) { if (id != body.Quantity) throw new ArgumentException(""); }
            public static string Report(int year, int month) => "a report";
            public static int Status(int id) => id;
            public static void WithService(int id, Counter counter) => counter.Count++;
            public static ValueTask<string> Later(int id) => new("later");
            public static void Checked([Range(1, 9)] int id, [Range(0.5, 1.5)] double rate, [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly? day, [AllowedValues(Sorting.Price)] Sorting sort) { }
            public static void CheckedBody([Range(1, 9)] int id, CheckedChange body) { if (id != body.Quantity) throw new ArgumentException(""); }
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Order))]
        [JsonSerializable(typeof(Change))]
        [JsonSerializable(typeof(CheckedChange))]
        [JsonSerializable(typeof(int))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """).Run().Load());

    private static readonly LambdaContext Context = new() { RequestId = "1" };

    public static TheoryData<string, string, int> Routes { get; } = new()
    {
        { "POST", "/orders/{id:6f9619ff-8b86-d011-b42d-00cf4fc964ff}?page=2&full=true&day=2026-05-01&sort=price", 204 },
        { "GET", "/orders/{id:6f9619ff-8b86-d011-b42d-00cf4fc964ff}/lines/{number:7}?rate=1.5", 200 },
        { "GET", "/orders/{id:6f9619ff-8b86-d011-b42d-00cf4fc964ff}/lines/{number:%37}?rate=1%2E5", 200 },
        { "GET", "/reports/{name:2026-05.csv}", 200 },
        { "GET", "/services/{id:7}", 204 },
        { "GET", "/later/{id:7}", 200 },
        { "GET", "/checked/{id:7}?rate=1&day=2026-05-01&sort=price", 204 },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public void Numbers_and_literals_cost_nothing(string method, string url, int status)
    {
        foreach (var (front, @event) in Events(method, url)) Assert.Equal((front, status, 0), (front, Status(@event), BytesARequest(@event)));
    }

    // An object of two ints, or of one, takes 24 bytes, and so does an int in a box.
    [Theory]
    [InlineData("GET", "/orders/{id:7}?quantity=2", null, 200)]
    [InlineData("GET", "/status/{id:7}", null, 200)]
    [InlineData("PUT", "/orders/{id:7}", """{"quantity":7}""", 204)]
    [InlineData("PUT", "/checked/{id:7}", """{"quantity":7}""", 204)]
    public void Small_JSON_costs_itself_and_little_more(string method, string url, string? body, int status)
    {
        foreach (var (front, @event) in Events(method, url, body))
        {
            Assert.Equal(status, Status(@event));
            var bytes = BytesARequest(@event);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{method} {front}: {bytes} bytes"));
            Assert.InRange(bytes, 24, 24 + 100);
        }
    }

    private static int Status(byte[] @event) => JsonNode.Parse(Answer(@event).Span)!["statusCode"]!.GetValue<int>();

    private static ReadOnlyMemory<byte> Answer(byte[] @event)
    {
        var pending = Session.InvokeAsync(@event, Context);
        return pending.IsCompletedSuccessfully ? pending.Result : throw new InvalidOperationException("The handler is not done.");
    }

    /// <summary>The least of several rounds: the first ones pay for what is made once, and the JIT may compile a method anew in any.</summary>
    private static long BytesARequest(byte[] @event)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var request = 0; request < Requests; request++) Answer(@event);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / Requests;
    }

    // {id:7} is the parameter and its value; {name:...} stands for parameters inside a segment, which no gateway has.
    private static IEnumerable<(string Front, byte[] Json)> Events(string method, string url, string? body = null)
    {
        var (pathAndValues, query) = url.Split('?') is [var before, var after] ? (before, after) : (url, "");
        var template = Regex.Replace(pathAndValues, @"\{(\w+):[^}]*\}", "{$1}");
        var path = Regex.Replace(pathAndValues, @"\{\w+:([^}]*)\}", "$1");
        var values = Values([.. Regex.Matches(pathAndValues, @"\{(\w+):([^}]*)\}").Select(match => $"{match.Groups[1]}={match.Groups[2]}")]);
        var decoded = Values([.. values.Select(value => $"{value.Key}={Uri.UnescapeDataString(value.Value!.GetValue<string>())}")]);

        yield return ("REST", Full(Rest(method, template, path, values)));
        yield return ("REST, greedy", Full(Rest(method, "/{proxy+}", path, Values("proxy=" + path[1..]))));
        yield return ("HTTP API 2.0", Full(HttpApiV2(method, $"{method} {template}", path, decoded)));
        yield return ("HTTP API 2.0, $default", Full(HttpApiV2(method, "$default", Uri.UnescapeDataString(path))));
        yield return ("Function URL", Full(FunctionUrl(method, path)));

        byte[] Full(JsonObject @event)
        {
            @event["headers"] = new JsonObject { ["host"] = "api.example.com", ["content-type"] = "application/json", ["x-retry"] = "3", ["cookie"] = "visit=7; theme=dark" };
            if (@event["version"] is null)
            {
                var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToList();
                @event["multiValueHeaders"] = new JsonObject(@event["headers"]!.AsObject().Select(header => KeyValuePair.Create(header.Key, (JsonNode?)new JsonArray(header.Value!.DeepClone()))));
                @event["multiValueQueryStringParameters"] = pairs.Count == 0 ? null : new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)new JsonArray(Uri.UnescapeDataString(pair[1])))));
            }
            else
            {
                @event["rawQueryString"] = query;
                @event["cookies"] = new JsonArray("visit=7", "theme=dark");
            }

            @event["body"] = body;
            @event["isBase64Encoded"] = false;
            return Encoding.UTF8.GetBytes(@event.ToJsonString());
        }
    }
}
