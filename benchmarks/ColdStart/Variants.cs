namespace RouteGen.Benchmarks.ColdStart;

/// <summary>What is measured.</summary>
internal static class Variants
{
    public const string Shop = "the Shop, 15 routes, JSON";
    public const string Text = "the Shop's routes, text only";
    public const string One = "1 route, text";
    public const string Many = "300 routes, text";
    public const string FullShop = "samples/Shop with SQLite";
    public const string Floor = "nothing";

    public const string RouteGen = "RouteGen";
    public const string FunctionMap = "hand-written function map";
    public const string AspNet = "ASP.NET Core minimal API";
    public const string AspNetGenerated = "ASP.NET Core minimal API, RequestDelegateGenerator";

    private const string RoutedApp = "benchmarks/ColdStart/Apps/RoutedApp";
    private const string FunctionMapApp = "benchmarks/ColdStart/Apps/FunctionMapApp";
    private const string MinimalApiApp = "benchmarks/ColdStart/Apps/MinimalApiApp";
    private const string Generated = "ColdStartRequestDelegateGenerator=true";

    public static Exchange GetUser { get; } = new(
        ShopRequests.GetUser.ToRest(),
        """{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","name":"Ada Lovelace","email":"ada@example.com","createdAt":"2026-07-01T12:00:00+00:00"}""");

    /// <summary>Writes the sources of the made apps, and lists all apps.</summary>
    public static IReadOnlyList<Variant> All()
    {
        string[] many = [.. RouteLists.GitHub, .. RouteLists.Made(300 - RouteLists.GitHub.Count)];
        const string Key = "GET /users/{username}";
        var request = new GatewayRequest(Key, "/users/ada") { Values = new Dictionary<string, string> { ["username"] = "ada" } };
        var ofMany = new Exchange(request.ToRest(), $"{Array.IndexOf(many, Key)} ada");
        var ofOne = new Exchange(request.ToRest(), "0 ada");
        var ofText = new Exchange(ShopRequests.GetUser.ToRest(), $"{RouteLists.Shop.ToList().IndexOf("GET /users/{id}")} 0f8fad5b-d9cb-469f-a165-70867728950e");
        var manySource = MadeApp.Write("300", many);
        return
        [
            new Variant("empty-aot", Floor, "a C# program that exits", Compilation.NativeAot, "benchmarks/ColdStart/Apps/EmptyApp") { Properties = Properties("empty-aot", Compilation.NativeAot) },

            App("shop-routegen-aot", Shop, RouteGen, Compilation.NativeAot, RoutedApp, GetUser),
            App("shop-routegen-r2r", Shop, RouteGen, Compilation.ReadyToRun, RoutedApp, GetUser),
            App("shop-routegen-jit", Shop, RouteGen, Compilation.Jit, RoutedApp, GetUser),
            App("shop-map-aot", Shop, FunctionMap, Compilation.NativeAot, FunctionMapApp, GetUser),
            App("shop-map-r2r", Shop, FunctionMap, Compilation.ReadyToRun, FunctionMapApp, GetUser),
            App("shop-map-jit", Shop, FunctionMap, Compilation.Jit, FunctionMapApp, GetUser),
            App("shop-aspnet-aot", Shop, AspNet, Compilation.NativeAot, MinimalApiApp, GetUser),
            App("shop-aspnet-rdg-r2r", Shop, AspNetGenerated, Compilation.ReadyToRun, MinimalApiApp, GetUser, Generated),
            App("shop-aspnet-r2r", Shop, AspNet, Compilation.ReadyToRun, MinimalApiApp, GetUser),
            App("shop-aspnet-jit", Shop, AspNet, Compilation.Jit, MinimalApiApp, GetUser),

            App("text-routegen-aot", Text, RouteGen, Compilation.NativeAot, RoutedApp, ofText) with { Sources = MadeApp.Write("shop", RouteLists.Shop) },
            App("one-routegen-aot", One, RouteGen, Compilation.NativeAot, RoutedApp, ofOne) with { Sources = MadeApp.Write("one", [Key]) },

            App("many-routegen-aot", Many, RouteGen, Compilation.NativeAot, RoutedApp, ofMany) with { Sources = manySource },
            App("many-routegen-r2r", Many, RouteGen, Compilation.ReadyToRun, RoutedApp, ofMany) with { Sources = manySource },
            App("many-map-aot", Many, FunctionMap, Compilation.NativeAot, FunctionMapApp, ofMany) with { Sources = manySource },
            App("many-map-r2r", Many, FunctionMap, Compilation.ReadyToRun, FunctionMapApp, ofMany) with { Sources = manySource },
            App("many-aspnet-aot", Many, AspNet, Compilation.NativeAot, MinimalApiApp, ofMany) with { Sources = manySource },
            App("many-aspnet-rdg-r2r", Many, AspNetGenerated, Compilation.ReadyToRun, MinimalApiApp, ofMany, Generated) with { Sources = manySource },
            App("many-aspnet-r2r", Many, AspNet, Compilation.ReadyToRun, MinimalApiApp, ofMany) with { Sources = manySource },

            FullShopApp("full-shop-aot", Compilation.NativeAot, "SampleAot=true"),
            FullShopApp("full-shop-jit", Compilation.Jit, "SelfContained=false"),
        ];
    }

    public static Variant App(string name, string group, string what, Compilation compilation, string project, Exchange exchange, params string[] properties) =>
        new(name, group, what, compilation, project) { Exchange = exchange, Properties = [.. Properties(name, compilation), .. properties] };

    private static string[] Properties(string name, Compilation compilation) =>
        [$"ColdStartVariant={name}", "ColdStartKind=" + compilation switch { Compilation.NativeAot => "aot", Compilation.ReadyToRun => "r2r", _ => "jit" }];

    // The sample is published as a user would: its build has to keep out of the way of the sample's own.
    private static Variant FullShopApp(string name, Compilation compilation, string property)
    {
        var folder = Path.Combine(Checkout.Root, "artifacts", "coldstart");
        return new Variant(name, FullShop, RouteGen, compilation, "samples/Shop")
        {
            Properties = [property, $"ArtifactsPath={Path.Combine(folder, "shop")}"],
            Arguments = ["-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier],
            Program = "Shop",
            Exchange = new Exchange(new GatewayRequest("GET /users", "/users").ToRest(), """{"items":[],"number":1,"size":20,"total":0}"""),
            Environment = new Dictionary<string, string> { ["SHOP_DATABASE"] = Path.Combine(folder, name + ".db") },
        };
    }
}
