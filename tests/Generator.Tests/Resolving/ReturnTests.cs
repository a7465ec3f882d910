using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ReturnTests
{
    private const string Types = """
        namespace Shop;
        public sealed record User(string Name);
        public sealed class OwnTask : Task<User> { public OwnTask() : base(() => null!) { } }
        public sealed class Awaitable { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => default; }
        """;

    [Theory]
    [InlineData("void", "Nothing", false)]
    [InlineData("Task", "Nothing", true)]
    [InlineData("ValueTask", "Nothing", true)]
    [InlineData("string", "Text", false)]
    [InlineData("string?", "Text", false)]
    [InlineData("Task<string?>", "Text", true)]
    [InlineData("byte[]", "Bytes", false)]
    [InlineData("ValueTask<byte[]?>", "Bytes", true)]
    [InlineData("ReadOnlyMemory<byte>", "Memory", false)]
    [InlineData("Stream", "Stream", false)]
    [InlineData("MemoryStream?", "Stream", false)]
    [InlineData("Task<FileStream>", "Stream", true)]
    [InlineData("HttpResult", "Result", false)]
    [InlineData("ValueTask<HttpResult>", "Result", true)]
    [InlineData("HttpResult<User>", "TypedResult", false, "global::Shop.User")]
    [InlineData("Task<HttpResult<string>>", "TypedResult", true, "string")]
    [InlineData("User", "Json", false, "global::Shop.User")]
    [InlineData("User?", "Json", false, "global::Shop.User")]
    [InlineData("Task<User?>", "Json", true, "global::Shop.User")]
    [InlineData("IReadOnlyList<User?>", "Json", false, "global::System.Collections.Generic.IReadOnlyList<global::Shop.User>")]
    [InlineData("User[]", "Json", false, "global::Shop.User[]")]
    [InlineData("int", "Json", false, "int")]
    [InlineData("int?", "Json", false, "int?")]
    [InlineData("ValueTask<Guid?>", "Json", true, "global::System.Guid?")]
    [InlineData("Memory<byte>", "Json", false, "global::System.Memory<byte>")]
    [InlineData("object", "Json", false, "object")]
    public void An_answer_is_written_as_its_type_says(string type, string kind, bool isAwaited, string? json = null)
    {
        var returned = Routes(type).Handler.Return;
        Assert.Equal((kind, isAwaited, json), (returned.Kind.ToString(), returned.IsAwaited, returned.Json?.Type));
    }

    [Theory]
    [InlineData("Span<byte>")]
    [InlineData("int*")]
    [InlineData("delegate*<void>")]
    [InlineData("Action")]
    [InlineData("dynamic")]
    [InlineData("Task<dynamic>")]
    [InlineData("nint")]
    [InlineData("nint?")]
    [InlineData("Type")]
    [InlineData("int[,]")]
    [InlineData("(int Id, string Name)")]
    [InlineData("Task<(int, string)?>")]
    [InlineData("IAsyncEnumerable<User>")]
    [InlineData("Task<IAsyncEnumerable<User>>")]
    [InlineData("Task<Task<User>>")]
    [InlineData("Task<ValueTask>")]
    [InlineData("Awaitable")]
    [InlineData("Task<Awaitable>")]
    [InlineData("OwnTask")]
    [InlineData("System.Runtime.CompilerServices.ConfiguredTaskAwaitable")]
    [InlineData("Microsoft.AspNetCore.Http.IResult")]
    [InlineData("Task<Microsoft.AspNetCore.Mvc.ActionResult>")]
    public void What_cannot_be_an_answer_is_an_error(string type)
    {
        var routes = Routes(type, """
            namespace Microsoft.AspNetCore.Http { interface IResult; }
            namespace Microsoft.AspNetCore.Mvc { class ActionResult; }
            """);
        Assert.StartsWith("'Shop.Api.Run' returns '", routes.Problem("RG4015", "Api.Run"), StringComparison.Ordinal);
        Assert.Empty(routes.Table.Routes);
    }

    private static ResolvedRoutes Routes(string type, string more = "") => ResolvedRoutes.Of(
        "GET /a: Api.Run",
        $"namespace Shop; static class Api {{ internal static unsafe {type} Run() => throw new NotImplementedException(); }}",
        Types,
        more);
}
