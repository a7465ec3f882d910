namespace RouteGen.Fronts;

/// <summary>What stands in front of the function, and how it is set up.</summary>
internal sealed record FrontSettings
{
    public Front Front { get; init; }

    /// <summary>A load balancer's target group attribute <c>lambda.multi_value_headers.enabled</c>.</summary>
    public bool MultiValueHeaders { get; init; }

    /// <summary>The stage; <see langword="null"/> for what each kind of API has by default.</summary>
    public string? Stage { get; init; }

    /// <summary>The base path of a custom domain, <c>/shop</c>; empty for the API's own domain, on which the stage stands in the URL.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>The routes of the gateway, which are not those of the function's table unless somebody deployed them so.</summary>
    public GatewayRouteTable Routes { get; init; } = GatewayRouteTable.CatchAll;

    /// <summary>What a gateway's authorizer found out about the caller; <see langword="null"/> when it has none.</summary>
    public IReadOnlyDictionary<string, string>? Claims { get; init; }

    /// <summary>A REST API with <c>binaryMediaTypes: ["*/*"]</c>, as the app option <c>binary: true</c> deploys it.</summary>
    public bool BinaryMediaTypes { get; init; }

    public bool IsHttpApi => Front is Front.HttpApiV1 or Front.HttpApiV2;

    public bool IsCustomDomain => BasePath.Length > 0;

    public string StageName => Stage ?? (Front == Front.Rest ? "prod" : "$default");

    /// <summary>What stands between the domain and the path the API's routes are about: the base path, or the stage unless it is <c>$default</c>.</summary>
    public string PathPrefix => IsCustomDomain ? BasePath : StageName == "$default" ? "" : "/" + StageName;

    /// <summary>The path that routes are matched on, below stage and base path. A REST API takes several slashes after its stage for one (recorded on AWS).</summary>
    public string RoutedPath(FrontRequest request) => Front == Front.Rest ? "/" + request.Path.TrimStart('/') : request.Path;

    public string DomainName => Front switch
    {
        Front.FunctionUrl => $"{FakeAccount.FunctionUrlId}.lambda-url.{FakeAccount.Region}.on.aws",
        Front.Alb => $"routegen-1234567890.{FakeAccount.Region}.elb.amazonaws.com",
        _ when IsCustomDomain => "api.example.com",
        _ => $"{FakeAccount.ApiId}.execute-api.{FakeAccount.Region}.amazonaws.com",
    };

    /// <summary>The first label of <see cref="DomainName"/>, which events repeat.</summary>
    public string DomainPrefix => DomainName[..DomainName.IndexOf('.', StringComparison.Ordinal)];
}
