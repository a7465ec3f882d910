using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>The container of <c>ConfigureServices</c>: when it is built, what a scope holds, and what becomes of it. Each router is loaded anew, with static fields of its own.</summary>
public sealed class ContainerTests
{
    private const string Package = "Microsoft.Extensions.DependencyInjection";

    private const string Routes = """
        services: Services
        not-found: Handlers.Missing
        routes:
          GET /static: Handlers.Static
          GET /log: Handlers.Log
          GET /same: Handlers.Same
          GET /order: Handlers.Order
          GET /throws: Handlers.Throws
          GET /throws-later: Handlers.ThrowsLater
          GET /refused/{id}: Handlers.Refused
          GET /singleton: Handlers.Singleton
          GET /unknown: Handlers.Unknown
          GET /optional: Handlers.Optional
          GET /named: Handlers.Named
          GET /no-key: Handlers.NoKey
          GET /all: Handlers.All
          GET /mixed: Users.Get
          GET /waits: Handlers.Waits
          GET /stream: Handlers.Streams
          GET /broken: Handlers.Breaks
          SQS jobs: Jobs.Run
        """;

    private const string Source = """
        using System.Text;
        using Microsoft.Extensions.DependencyInjection;
        using RouteGen;

        namespace App;

        public interface IUnit { int Number { get; } }

        public abstract class Noted(string name)
        {
            private static int s_count;
            public int Number { get; } = Interlocked.Increment(ref s_count);
            protected void Note(string how) { lock (Services.Disposed) Services.Disposed.Add($"{name} {how}"); }
        }

        public sealed class Unit() : Noted("unit"), IUnit, IAsyncDisposable, IDisposable
        {
            public bool IsDisposed { get; private set; }
            public void Dispose() => Note("at once");
            public async ValueTask DisposeAsync() { await Task.Yield(); IsDisposed = true; Note("later"); }
        }

        public sealed class Reader(IUnit unit) : Noted("reader"), IDisposable
        {
            public IUnit Unit => unit;
            public void Dispose() => Note("at once");
        }

        public sealed class Broken : IAsyncDisposable { public ValueTask DisposeAsync() => throw new InvalidOperationException("cannot be disposed of"); }
        public sealed class Session(IUnit unit) : Noted("session"), IDisposable { public IUnit Unit => unit; public void Dispose() => Note("at once"); }
        public sealed class Counter { public int Count; }
        public interface IUnknown;
        public interface IPrice { int Value { get; } }
        public sealed class Price(int value) : IPrice { public int Value => value; }
        public interface IClock;
        public sealed class Clock : IClock;

        public static class Services
        {
            public static readonly List<string> Disposed = [];
            public static int Configured;
            public static int Failures;
            public static IClock Clock { get; } = new Clock();
            public static Session Open(IUnit unit) => new(unit);

            public static IServiceCollection ConfigureServices(IServiceCollection services)
            {
                Interlocked.Increment(ref Configured);
                Thread.Sleep(1);
                if (Failures-- > 0) throw new InvalidOperationException("the settings are not there yet");
                return services
                    .AddScoped<IUnit, Unit>()
                    .AddTransient<Reader>()
                    .AddScoped<Broken>()
                    .AddSingleton<Counter>()
                    .AddSingleton<IClock, Clock>()
                    .AddSingleton<IPrice>(new Price(1))
                    .AddKeyedSingleton<IPrice>("retail", new Price(3))
                    .AddKeyedScoped<IPrice>("a \"key\"", (_, _) => new Price(2));
            }
        }

        public static class Handlers
        {
            public static string Static(IClock clock, [FromServices("Clock")] IClock named) => $"{ReferenceEquals(clock, Services.Clock)} {ReferenceEquals(named, clock)} {Services.Configured}";
            public static string Log() { var log = string.Join(", ", Services.Disposed); Services.Disposed.Clear(); return log; }
            public static string Same(IUnit unit, [FromServices] Reader reader, IServiceProvider provider) => $"{ReferenceEquals(unit, reader.Unit)} {ReferenceEquals(unit, provider.GetService<IUnit>())} {unit.Number}";
            public static string Order(Session session, [FromServices] Reader reader, IUnit unit) => $"{ReferenceEquals(session.Unit, unit)} {ReferenceEquals(reader.Unit, unit)}";
            public static string Throws(IUnit unit) => throw new InvalidOperationException("thrown");
            public static async Task<string> ThrowsLater(IUnit unit) { await Task.Yield(); throw new InvalidOperationException("thrown later"); }
            public static string Refused(int id, IUnit unit) => "never";
            public static string Singleton([FromServices] Counter counter, [FromServices] Counter again) => $"{Interlocked.Increment(ref counter.Count)} {ReferenceEquals(counter, again)}";
            public static string Unknown(IUnknown unknown) => "never";
            public static string Optional(IUnknown? unknown, IUnit? unit, [FromServices("none")] IPrice? price) => $"{unknown is null} {unit is not null} {price is null}";
            public static string Named([FromServices("retail")] IPrice retail, [FromKeyedServices("a \"key\"")] IPrice other, IPrice plain) => $"{retail.Value} {other.Value} {plain.Value}";
            public static string NoKey([FromServices("retial")] IPrice price) => "never";
            public static string All([FromServices] IEnumerable<IPrice> prices) => $"{prices.Count()}";
            public static HttpResult Missing(IUnit unit) => HttpResults.Text("missing", 404);
            public static Stream Streams(IUnit unit) => new OpenStream((Unit)unit);
            public static string Breaks([FromServices] Broken broken) => "done";

            private static readonly TaskCompletionSource Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            private static int s_waiting;

            // Nobody goes on before there are two.
            public static async Task<string> Waits(IUnit unit, [FromServices] Counter counter)
            {
                if (Interlocked.Increment(ref s_waiting) == 2) Gate.SetResult();
                await Gate.Task;
                return $"{unit.Number} {((Unit)unit).IsDisposed} {System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(counter)} {Services.Configured}";
            }
        }

        // Read when the answer is written, which is before the scope ends.
        public sealed class OpenStream(Unit unit) : MemoryStream(Encoding.UTF8.GetBytes("open"))
        {
            public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellation) => unit.IsDisposed ? throw new ObjectDisposedException("unit") : base.CopyToAsync(destination, bufferSize, cancellation);
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation = default) => unit.IsDisposed ? throw new ObjectDisposedException("unit") : base.ReadAsync(buffer, cancellation);
        }

        public sealed class Users(IClock clock, Reader reader, Session session, IUnknown? unknown) : IDisposable
        {
            public string Get(IUnit unit) => $"{ReferenceEquals(clock, Services.Clock)} {ReferenceEquals(reader.Unit, unit)} {ReferenceEquals(session.Unit, unit)} {unknown is null}";
            public void Dispose() => Services.Disposed.Add("users at once");
        }

        public sealed class Jobs(IUnit unit)
        {
            public async Task<Stream> Run(Stream messages, [FromServices] Reader reader)
            {
                await Task.Yield();
                return new MemoryStream(Encoding.UTF8.GetBytes(ReferenceEquals(reader.Unit, unit) ? "{\"statusCode\":200,\"body\":\"one scope\"}" : "{\"statusCode\":200,\"body\":\"two scopes\"}"));
            }
        }
        """;

    private static readonly RouterRun Compiled = RouterProject.Of(Routes, Source).WithPackages(Package).Run();

    [Fact]
    public void It_compiles_without_a_warning()
    {
        Assert.Empty(Compiled.Diagnostics);
        Assert.Empty(Compiled.CompilerDiagnostics);
    }

    [Fact]
    public async Task A_route_without_its_services_never_builds_it_and_the_first_with_them_does()
    {
        var router = Load();
        Assert.Equal("True True 0", await Body(router, "/static"));
        Assert.Equal(400, (await router.SendAsync(FunctionUrl("GET", "/refused/x"))).Status);
        Assert.Equal("True True 0", await Body(router, "/static"));
        await Body(router, "/same");
        await Body(router, "/same");
        Assert.Equal("True True 1", await Body(router, "/static"));
    }

    [Fact]
    public async Task All_services_of_an_invocation_are_of_one_scope_and_no_two_invocations_share_one()
    {
        var router = Load();
        Assert.Equal("True True 1", await Body(router, "/same"));
        // The reader was the second.
        Assert.Equal("True True 3", await Body(router, "/same"));
        Assert.Equal("True True True True", await Body(router, "/mixed"));
        Assert.Equal("1 True", await Body(router, "/singleton"));
        Assert.Equal("2 True", await Body(router, "/singleton"));
    }

    [Fact]
    public async Task What_was_made_last_is_disposed_of_first_and_asynchronously_where_it_can_be()
    {
        var router = Load();
        Assert.Equal("True True", await Body(router, "/order"));
        Assert.Equal("session at once, reader at once, unit later", await Body(router, "/log"));
        await Body(router, "/mixed");
        Assert.Equal("users at once, session at once, reader at once, unit later", await Body(router, "/log"));
        Assert.Equal("missing", await Body(router, "/nowhere", 404));
        Assert.Equal("unit later", await Body(router, "/log"));
    }

    [Theory]
    [InlineData("/throws", "thrown")]
    [InlineData("/throws-later", "thrown later")]
    public async Task A_handler_that_throws_leaves_nothing_open(string path, string message)
    {
        var router = Load();
        var answer = await router.SendAsync(FunctionUrl("GET", path));
        Assert.Equal(500, answer.Status);
        Assert.Contains(message, Assert.Single(answer.Log), StringComparison.Ordinal);
        Assert.Equal("unit later", await Body(router, "/log"));
    }

    [Fact]
    public async Task It_lasts_until_the_answer_is_written()
    {
        var router = Load();
        Assert.Equal("open", await Body(router, "/stream"));
        Assert.Equal("unit later", await Body(router, "/log"));
    }

    [Fact]
    public async Task A_request_that_is_refused_opens_nothing()
    {
        var router = Load();
        Assert.Equal(400, (await router.SendAsync(FunctionUrl("GET", "/refused/x"))).Status);
        Assert.Equal("", await Body(router, "/log"));
    }

    [Fact]
    public async Task A_ConfigureServices_that_fails_is_called_again()
    {
        var router = Load(failures: 2);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var answer = await router.SendAsync(FunctionUrl("GET", "/same"));
            Assert.Equal(500, answer.Status);
            Assert.Contains("the settings are not there yet", Assert.Single(answer.Log), StringComparison.Ordinal);
            Assert.DoesNotContain("settings", answer.Json.ToJsonString(), StringComparison.Ordinal);
        }

        Assert.StartsWith("True True", await Body(router, "/same"), StringComparison.Ordinal);
        Assert.Equal("True True 3", await Body(router, "/static"));
    }

    [Theory]
    [InlineData("/unknown", "No service for type 'App.IUnknown' has been registered.")]
    [InlineData("/no-key", "No service for type 'App.IPrice' has been registered.")]
    [InlineData("/broken", "cannot be disposed of")]
    public async Task What_the_container_cannot_do_is_a_500_that_the_log_explains(string path, string message)
    {
        var answer = await Load().SendAsync(FunctionUrl("GET", path));
        Assert.Equal(500, answer.Status);
        Assert.Contains(message, Assert.Single(answer.Log), StringComparison.Ordinal);
        Assert.DoesNotContain("IUnknown", answer.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_optional_may_be_lacking()
    {
        var router = Load();
        Assert.Equal("True True True", await Body(router, "/optional"));
        Assert.Equal("3 2 1", await Body(router, "/named"));
        Assert.Equal("1", await Body(router, "/all"));
    }

    [Fact]
    public async Task Two_invocations_at_once_have_one_container_and_a_scope_each()
    {
        var router = Load();
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => router.SendAsync(FunctionUrl("GET", "/waits")))));
        var bodies = answers.Select(answer => answer.Body.Split(' ')).ToArray();
        Assert.Equal(["1", "2"], bodies.Select(body => body[0]).Order(StringComparer.Ordinal));
        Assert.All(bodies, body => Assert.Equal(("False", bodies[0][2], "1"), (body[1], body[2], body[3])));
        Assert.Equal("unit later, unit later", await Body(router, "/log"));
    }

    [Fact]
    public async Task Event_routes_have_a_scope_too()
    {
        var router = Load();
        var answer = await router.SendAsync(System.Text.Json.Nodes.JsonNode.Parse("""{"Records":[{"messageId":"1","eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:123456789012:jobs","body":"{}"}]}""")!);
        Assert.Equal("one scope", answer.Body);
        Assert.Equal("reader at once, unit later", await Body(router, "/log"));
    }

    // A handler of Amazon's style is shared, unless its constructor takes something of an invocation.
    [Fact]
    public async Task A_handler_of_Amazons_style_is_made_for_the_invocation_that_its_service_is_for()
    {
        var source = """
            using Amazon.Lambda.Core;
            using Microsoft.Extensions.DependencyInjection;
            namespace App;
            public interface IClock;
            public sealed class Clock : IClock;
            public sealed class Unit;
            public static class Services
            {
                public static IClock Clock { get; } = new Clock();
                public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Unit>();
            }
            public class Shared(IClock clock)
            {
                private int _calls;
                public Stream Get(Stream @event, ILambdaContext context) => Answer.Of(clock, ++_calls);
            }
            public class Made(IClock clock, Unit unit)
            {
                private int _calls;
                public Stream Get(Stream @event, ILambdaContext context) => Answer.Of((clock, unit), ++_calls);
            }
            public static class Answer { public static Stream Of(object _, int calls) => new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{{\"statusCode\":200,\"body\":\"call {calls}\"}}")); }
            """;
        var run = RouterProject.Of("services: Services\nroutes:\n  GET /shared: Shared.Get\n  GET /made: Made.Get\n", source).WithPackages("Amazon.Lambda.").WithPackages(Package).Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        var router = EventRouter.Of(run.Load());
        Assert.Equal(["call 1", "call 2"], [await Body(router, "/shared"), await Body(router, "/shared")]);
        Assert.Equal(["call 1", "call 1"], [await Body(router, "/made"), await Body(router, "/made")]);
    }

    [Fact]
    public void Nothing_of_it_is_emitted_where_no_route_takes_it()
    {
        const string Handlers = "namespace App; public interface IClock; public static class Handlers { public static string Get(IClock clock) => \"\"; }";
        const string Services = "using Microsoft.Extensions.DependencyInjection; namespace App; public static class Services { public static IClock Clock => null!; public static void ConfigureServices(IServiceCollection services) { } }";
        var project = RouterProject.Of("services: Services\nroutes:\n  GET /a: Handlers.Get\n", Handlers + " public static class Services { public static IClock Clock => null!; }");
        var without = project.Run();
        var with = (project with { Sources = [("Handlers.cs", Handlers), ("Services.cs", Services)] }).WithPackages(Package).Run();
        Assert.Empty(with.CompilerDiagnostics);
        Assert.Equal(without.Result.GeneratedSources.Select(source => source.SourceText.ToString()), with.Result.GeneratedSources.Select(source => source.SourceText.ToString()));
        Assert.DoesNotContain("DependencyInjection", with["Router.g.cs"], StringComparison.Ordinal);
        Assert.Contains("ServiceContainer", Compiled["Router.g.cs"], StringComparison.Ordinal);
    }

    // The class stands with the router, and the routes of a large table in files of their own.
    [Fact]
    public async Task Routes_in_other_files_find_it()
    {
        var routes = string.Concat(Enumerable.Range(0, 300).Select(number => $"  GET /r{number}: Handlers.{(number == 299 ? "Last" : "Get")}\n"));
        const string Handlers = """
            using Microsoft.Extensions.DependencyInjection;
            namespace App;
            public interface IClock;
            public sealed class Clock : IClock;
            public static class Handlers { public static string Get() => ""; public static string Last(IClock clock) => clock.GetType().Name; }
            public static class Services { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<IClock, Clock>(); }
            """;
        var run = RouterProject.Of("services: Services\nroutes:\n" + routes, Handlers).WithPackages(Package).Run();
        Assert.Empty(run.CompilerDiagnostics);
        Assert.Equal("Clock", await Body(EventRouter.Of(run.Load()), "/r299"));
    }

    private static EventRouter Load(int failures = 0)
    {
        var router = Compiled.Load();
        router.GetType().Assembly.GetType("App.Services")!.GetField("Failures")!.SetValue(null, failures);
        return EventRouter.Of(router);
    }

    private static async Task<string> Body(EventRouter router, string path, int status = 200)
    {
        var answer = await router.SendAsync(FunctionUrl("GET", path));
        Assert.True(answer.Status == status, $"{answer.Status}: {string.Join('\n', answer.Log)}");
        return answer.Body;
    }
}
