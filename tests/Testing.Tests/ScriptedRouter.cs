using RouteGen.Routing;

namespace RouteGen.Testing.Tests;

/// <summary>A router without routes, which answers every request as it is told.</summary>
internal sealed class ScriptedRouter(Func<HttpRequest, HttpResult?> handler) : CompiledRouter
{
    public override ReadOnlySpan<byte> Listing => "GET /users Users.List\nGET /users/{id} Users.Get"u8;

    protected override RouterTables Tables => default;

    protected override bool AnswersBinary => true;

    protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no routes.");

    protected override ValueTask NotFoundAsync(HttpExchange http) => http.ResultAsync(handler(http.Request));
}
