namespace Shop;

/// <summary>Empty: <c>routes.yaml</c> names the class, and handlers without a store ask for nothing.</summary>
internal static class Services;
