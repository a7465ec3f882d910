namespace RouteGen.Generator.Tests.Resolving;

/// <summary>The binding attributes of ASP.NET Core and Amazon.Lambda.Annotations as far as binding reads them: the same metadata names, the same <c>Name</c>.</summary>
internal static class ForeignAttributes
{
    public const string AspNetCore = """
        namespace Microsoft.AspNetCore.Mvc
        {
            public sealed class FromRouteAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromQueryAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromHeaderAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromFormAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromBodyAttribute : System.Attribute;
            public sealed class FromServicesAttribute : System.Attribute;
        }
        """;

    public const string Annotations = """
        namespace Amazon.Lambda.Annotations
        {
            public sealed class FromServicesAttribute : System.Attribute;
        }
        namespace Amazon.Lambda.Annotations.APIGateway
        {
            public sealed class FromRouteAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromQueryAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromHeaderAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromBodyAttribute : System.Attribute;
            public sealed class FromCustomAuthorizerAttribute : System.Attribute { public string? Name { get; set; } }
        }
        namespace Amazon.Lambda.Annotations.ALB
        {
            public sealed class FromQueryAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromHeaderAttribute : System.Attribute { public string? Name { get; set; } }
            public sealed class FromBodyAttribute : System.Attribute;
        }
        """;
}
