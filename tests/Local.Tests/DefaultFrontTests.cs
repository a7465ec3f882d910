using System.Text;
using RouteGen.Routing;

namespace RouteGen.Local.Tests;

public class DefaultFrontTests
{
    [Theory]
    [InlineData("", Front.Rest)]
    [InlineData("rest", Front.Rest)]
    [InlineData("url", Front.FunctionUrl)]
    [InlineData("alb", Front.Alb)]
    [InlineData("http2", Front.HttpApiV2)]
    [InlineData("url http2", Front.HttpApiV2)]
    [InlineData("alb url", Front.FunctionUrl)]
    [InlineData("url rest", Front.Rest)]
    // the local server has no HTTP API with payload format 1.0
    [InlineData("http1", Front.Rest)]
    public void It_is_the_first_that_reaches_a_route(string sources, Front front)
    {
        var masks = sources.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(source => (byte)(source switch
        {
            "rest" => RequestFronts.Rest,
            "http1" => RequestFronts.HttpApiV1,
            "http2" => RequestFronts.HttpApiV2,
            "url" => RequestFronts.FunctionUrl,
            _ => RequestFronts.Alb,
        }));
        Assert.Equal(front, DefaultFront.Of(new SourcedRouter([.. masks])));
    }

    [Fact]
    public void Event_routes_have_none() => Assert.Equal(Front.FunctionUrl, DefaultFront.Of(new SourcedRouter([(byte)RequestFronts.FunctionUrl], "INVOKE work A.B\nEVENT my.shop/a /b A.B")));

    [Fact]
    public void A_pinned_source_counts()
    {
        // The bit that says so.
        const byte Pinned = 128;
        Assert.Equal(Front.Alb, DefaultFront.Of(new SourcedRouter([(byte)RequestFronts.Alb | Pinned])));
    }

    /// <summary>A router of HTTP routes with <c>sources:</c>, and of event routes that every front would reach.</summary>
    private sealed class SourcedRouter(byte[] sources, string events = "") : CompiledRouter
    {
        private readonly byte[] _listing = Encoding.UTF8.GetBytes(string.Join('\n', sources.Select((_, route) => $"GET /{route} A.B")) + (events.Length == 0 ? "" : "\n" + events));
        private readonly byte[] _sources = [.. sources, .. Enumerable.Repeat((byte)31, events.Length == 0 ? 0 : 2)];

        public override ReadOnlySpan<byte> Listing => _listing;

        protected override RouterTables Tables => new() { Sources = _sources };

        protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no handlers.");
    }
}
