using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>A handler and the middleware around it are given the same services, whichever of them makes the invocation's own.</summary>
public sealed class SharedServiceTests
{
    private const string Source = """
        using Microsoft.Extensions.DependencyInjection;
        using RouteGen;

        namespace App;

        public interface IUnit { }

        public sealed class Unit : IUnit, IAsyncDisposable
        {
            public ValueTask DisposeAsync() { Services.Log.Add("unit"); return default; }
        }

        public sealed class Connection : IAsyncDisposable
        {
            public ValueTask DisposeAsync() { Services.Log.Add("connection"); return default; }
        }

        public sealed class Own : IDisposable
        {
            public Own(Connection connection) => Connection = connection;

            public Connection Connection { get; }

            public void Dispose() => Services.Log.Add("own");
        }

        public interface ISettings { }

        public static class Services
        {
            public static List<string> Log { get; } = new();
            public static Connection Connect() => new();
            public static Own New(Connection connection) => new(connection);
            public static void ConfigureServices(IServiceCollection services) => services.AddScoped<IUnit, Unit>();
        }

        public static class Guard
        {
            public static IUnit? Unit;
            public static Connection? Connection;

            public static async ValueTask<HttpResult> Container(Next next, IUnit unit, ISettings? settings = null)
            {
                Unit = unit;
                var result = await next();
                Services.Log.Add("answered " + (settings is null));
                return result;
            }

            public static async ValueTask<HttpResult> Static(Next next, Connection connection)
            {
                Connection = connection;
                var result = await next();
                Services.Log.Add("answered");
                return result;
            }
        }

        public static class Handlers
        {
            public static string Container(IUnit unit) => $"{ReferenceEquals(unit, Guard.Unit)}";
            public static string Static(Connection connection) => $"{ReferenceEquals(connection, Guard.Connection)}";
            public static HttpResult Own(Own own) => HttpResults.Text($"{ReferenceEquals(own.Connection, Guard.Connection)}");
            public static string None() => "none";
            public static string Read() { var log = string.Join(", ", Services.Log); Services.Log.Clear(); return log; }
        }
        """;

    private static readonly EventRouter Router = EventRouter.Of(
        RouterProject.Of(
            """
            services: Services
            routes:
              GET /container: { handler: Handlers.Container, use: Guard.Container }
              GET /static: { handler: Handlers.Static, use: Guard.Static }
              GET /own: { handler: Handlers.Own, use: Guard.Static }
              GET /none: { handler: Handlers.None, use: Guard.Container }
              GET /log: Handlers.Read
            """,
            Source).WithPackages("Microsoft.Extensions.DependencyInjection"));

    [Theory]
    [InlineData("/container", "True", "answered True, unit")]
    [InlineData("/static", "True", "answered, connection")]
    [InlineData("/own", "True", "own, answered, connection")]
    [InlineData("/none", "none", "answered True, unit")]
    public async Task The_invocations_own_are_shared_and_end_after_the_answer(string path, string expected, string log)
    {
        Assert.Equal(expected, (await Router.SendAsync(FunctionUrl("GET", path))).Body);
        Assert.Equal(log, (await Router.SendAsync(FunctionUrl("GET", "/log"))).Body);
    }
}
