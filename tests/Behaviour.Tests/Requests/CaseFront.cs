using RouteGen.Routing;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>What may stand in front of a case's function, by the names that <c>requests.txt</c> uses.</summary>
internal sealed record CaseFront(string Name, Front Front)
{
    /// <summary>The name of all gateways that have the table's routes as their own.</summary>
    public const string Routes = "routes";

    private const string RoutesSuffix = "-" + Routes;

    public static IReadOnlyList<CaseFront> All { get; } =
    [
        new("rest", Front.Rest),
        new("rest-routes", Front.Rest),
        new("http1", Front.HttpApiV1),
        new("http1-routes", Front.HttpApiV1),
        new("http2", Front.HttpApiV2),
        new("http2-routes", Front.HttpApiV2),
        new("url", Front.FunctionUrl),
        new("alb", Front.Alb),
        new("alb-multi", Front.Alb),
    ];

    private bool HasRoutes => Name.EndsWith(RoutesSuffix, StringComparison.Ordinal);

    private bool IsApi => Front is Front.Rest or Front.HttpApiV1 or Front.HttpApiV2;

    public static CaseFront Of(string name) => All.Single(front => front.Name == name);

    public static bool IsName(string name) => name == Routes || All.Any(front => front.Name == name);

    public bool Is(string name) => name == Name || (name == Routes && HasRoutes);

    public Task<TestResponse> SendAsync(CompiledRouter router, CaseRequest request)
    {
        var app = new RouterApp(router)
        {
            Front = Front,
            Gateway = HasRoutes ? GatewayRoutes.PerRoute : GatewayRoutes.CatchAll,
            MultiValueHeaders = Name == "alb-multi",
            BasePath = IsApi ? request.Conditions.BasePath : "",
            Claims = request.Conditions.Claims,
        };
        // Only an API maps a base path; to the others it is a part of the path like any other.
        return app.SendAsync(request.Method, IsApi ? request.Url : request.Conditions.BasePath + request.Url, request.Headers, request.Body);
    }
}
