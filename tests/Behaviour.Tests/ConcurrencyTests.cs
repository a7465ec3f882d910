using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Handlers that are not done when they return, and several invocations at once.</summary>
public sealed class ConcurrencyTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          POST /notes/{id}: Handlers.Add
          GET /waits: Handlers.Waits
          GET /deadline: Handlers.Deadline
          GET /first: Handlers.First
          GET /second: Handlers.Second
        """,
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed record Note(string Text);

        public sealed record Saved(int Id, string? Tag, string Text, string RequestId);

        public static class Handlers
        {
            private static readonly TaskCompletionSource Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            private static int _waiting;

            public static async Task<Saved> Add(int id, string? tag, Note note, LambdaContext context)
            {
                await Task.Yield();
                return new Saved(id, tag, note.Text, context.RequestId);
            }

            // Nobody goes on before there are two, so one session alone would wait for ever.
            public static async Task<string> First()
            {
                if (Interlocked.Increment(ref _waiting) == 2) Gate.SetResult();
                await Gate.Task;
                return "first";
            }

            public static async ValueTask<string> Second()
            {
                if (Interlocked.Increment(ref _waiting) == 2) Gate.SetResult();
                await Gate.Task;
                return "second";
            }

            public static async Task<string> Waits(CancellationToken cancellation)
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return "never";
            }

            public static string Deadline(CancellationToken cancellation) => $"{cancellation.CanBeCanceled} {cancellation.IsCancellationRequested}";
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Note))]
        [JsonSerializable(typeof(Saved))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """);

    [Fact]
    public async Task Sessions_run_at_the_same_time_and_share_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(loop => Task.Run(async () =>
        {
            var session = Router.NewSession();
            for (var id = 0; id < 200; id++)
            {
                var text = $"loop {loop}, note {id}, " + new string('é', id);
                var @event = (id % 3) switch
                {
                    0 => Rest("POST", "/notes/{id}", "/elsewhere", Values($"id={id}")),
                    1 => HttpApiV2("POST", "$default", $"/notes/{id}"),
                    _ => Alb("POST", $"/notes/{id}"),
                };
                @event[id % 3 == 1 ? "rawQueryString" : "queryStringParameters"] = id % 3 == 1 ? $"tag={loop}" : new JsonObject { ["tag"] = loop.ToString(CultureInfo.InvariantCulture) };
                @event["body"] = new JsonObject { ["text"] = text }.ToJsonString();
                var context = new LambdaContext { RequestId = $"{loop}-{id}" };
                var answer = JsonNode.Parse((await session.InvokeAsync(Encoding.UTF8.GetBytes(@event.ToJsonString()), context)).Span)!;
                var saved = JsonNode.Parse(answer["body"]!.GetValue<string>())!;

                Assert.Equal(
                    (id, loop.ToString(CultureInfo.InvariantCulture), text, context.RequestId),
                    (saved["id"]!.GetValue<int>(), saved["tag"]!.GetValue<string>(), saved["text"]!.GetValue<string>(), saved["requestId"]!.GetValue<string>()));
            }
        })));
    }

    [Fact]
    public async Task One_invocation_does_not_wait_for_another()
    {
        var answers = await Task.WhenAll(Router.SendAsync(FunctionUrl("GET", "/first")), Router.SendAsync(FunctionUrl("GET", "/second")));

        Assert.Equal(["first", "second"], answers.Select(answer => answer.Body));
    }

    [Fact]
    public async Task A_handler_that_heeds_its_token_ends_before_Lambda_ends_it()
    {
        var session = Router.NewSession();
        var answer = await EventRouter.SendAsync(session, FunctionUrl("GET", "/waits").ToJsonString(), DateTimeOffset.UtcNow.AddSeconds(1));

        Assert.Equal(504, answer.Status);
        Assert.Single(answer.Log);
        // The next one has a token of its own.
        Assert.Equal("True False", await DeadlineAsync(session, DateTimeOffset.UtcNow.AddHours(1)));
    }

    [Fact]
    public async Task A_token_tells_of_a_deadline_that_has_passed() => Assert.Equal("True True", await DeadlineAsync(Router.NewSession(), DateTimeOffset.UtcNow.AddSeconds(-1)));

    private static async Task<string> DeadlineAsync(RouterSession session, DateTimeOffset deadline) =>
        (await EventRouter.SendAsync(session, FunctionUrl("GET", "/deadline").ToJsonString(), deadline)).Body;
}
