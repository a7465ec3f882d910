using RouteGen.Routing;

namespace RouteGen.Local.Tests;

/// <summary>A router with a listing and nothing behind it.</summary>
internal sealed class ListedRouter(byte[] listing) : CompiledRouter
{
    public override ReadOnlySpan<byte> Listing => listing;

    protected override RouterTables Tables => default;

    protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no routes.");
}
