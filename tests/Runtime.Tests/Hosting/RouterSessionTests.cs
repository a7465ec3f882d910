using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RouterSessionTests
{
    // A loop receives the next event into the same buffer before the session hears of it.
    [Fact]
    public async Task A_request_that_somebody_kept_is_over_with_its_answer()
    {
        var router = new KeepingRouter();
        await new RouterSession(router).InvokeAsync("""{"httpMethod":"GET","path":"/"}"""u8.ToArray(), new LambdaContext());
        Assert.Throws<ObjectDisposedException>(() => router.Kept!.Method);
    }

    private sealed class KeepingRouter : CompiledRouter
    {
        public HttpRequest? Kept { get; private set; }

        public override ReadOnlySpan<byte> Listing => default;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

        protected internal override ValueTask NotFoundAsync(HttpExchange http)
        {
            Kept = http.Request;
            return base.NotFoundAsync(http);
        }
    }
}
