namespace RouteGen;

/// <summary>Takes the parameter from the route's path.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromRouteAttribute : Attribute
{
    /// <summary>The name in braces in the path; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from the query string; on a class or record, each of its members.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>The name in the query string, case-sensitive; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from a request header.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromHeaderAttribute : Attribute
{
    /// <summary>The header's name, in any casing; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from a cookie. The value is taken as sent: RFC 6265 defines no encoding.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromCookieAttribute : Attribute
{
    /// <summary>The cookie's name, case-sensitive; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from the request body: JSON, or the body itself for <see cref="string"/> and <c>byte[]</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromBodyAttribute : Attribute
{
}

/// <summary>Takes the parameter from a form, urlencoded or multipart; on a class or record, each of its members.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class FromFormAttribute : Attribute
{
    /// <summary>The field's name, case-sensitive; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from the services class named in <c>routes.yaml</c>, and from nowhere else. Absent: a build error.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromServicesAttribute : Attribute
{
    /// <summary>Takes the service by its type.</summary>
    public FromServicesAttribute()
    {
    }

    /// <summary>Takes the service by its type and a name.</summary>
    /// <param name="name">The <see cref="Name"/>.</param>
    public FromServicesAttribute(string? name) => Name = name;

    /// <summary>The static member that provides the service, case-sensitive; else the key under which <c>ConfigureServices</c> registered it. By type alone when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>Takes the parameter from what the gateway's authorizer said of the caller. Absent without a default: 401.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromClaimAttribute : Attribute
{
    /// <summary>The claim's name, case-sensitive; the parameter's own name when not given.</summary>
    public string? Name { get; set; }
}
