using RouteGen.Testing;

namespace Shop.Tests;

public class ShopRouterTests
{
    [Fact]
    public void The_router_is_as_reviewed() => Snapshot.Verify(SourceGenerator.RunOnProject("../Shop"), directory: "../../tests/Snapshots");
}
