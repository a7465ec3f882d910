namespace RouteGen.Benchmarks.Events;

/// <summary>The event of an HTTP API (payload 2.0), as a class with a property for each of its fields.</summary>
internal sealed class HttpApiRequest : IGatewayRequest
{
    public string? Version { get; set; }

    public string? RouteKey { get; set; }

    public string? RawPath { get; set; }

    public string? RawQueryString { get; set; }

    public string[]? Cookies { get; set; }

    public IDictionary<string, string>? Headers { get; set; }

    public IDictionary<string, string>? QueryStringParameters { get; set; }

    public HttpApiRequestContext? RequestContext { get; set; }

    public string? Body { get; set; }

    public IDictionary<string, string>? PathParameters { get; set; }

    public bool IsBase64Encoded { get; set; }

    public IDictionary<string, string>? StageVariables { get; set; }
}

internal sealed class HttpApiRequestContext
{
    public string? AccountId { get; set; }

    public string? ApiId { get; set; }

    public HttpApiAuthorizer? Authorizer { get; set; }

    public string? DomainName { get; set; }

    public string? DomainPrefix { get; set; }

    public HttpApiDescription? Http { get; set; }

    public string? RequestId { get; set; }

    public string? RouteId { get; set; }

    public string? RouteKey { get; set; }

    public string? Stage { get; set; }

    public string? Time { get; set; }

    public long TimeEpoch { get; set; }

    public HttpApiAuthentication? Authentication { get; set; }
}

internal sealed class HttpApiDescription
{
    public string? Method { get; set; }

    public string? Path { get; set; }

    public string? Protocol { get; set; }

    public string? SourceIp { get; set; }

    public string? UserAgent { get; set; }
}

internal sealed class HttpApiAuthorizer
{
    public HttpApiJwt? Jwt { get; set; }

    public IDictionary<string, object>? Lambda { get; set; }

    public HttpApiIam? Iam { get; set; }
}

internal sealed class HttpApiJwt
{
    public IDictionary<string, string>? Claims { get; set; }

    public string[]? Scopes { get; set; }
}

internal sealed class HttpApiIam
{
    public string? AccessKey { get; set; }

    public string? AccountId { get; set; }

    public string? CallerId { get; set; }

    public HttpApiCognitoIdentity? CognitoIdentity { get; set; }

    public string? PrincipalOrgId { get; set; }

    public string? UserArn { get; set; }

    public string? UserId { get; set; }
}

internal sealed class HttpApiCognitoIdentity
{
    public string[]? Amr { get; set; }

    public string? IdentityId { get; set; }

    public string? IdentityPoolId { get; set; }
}

internal sealed class HttpApiAuthentication
{
    public HttpApiCertificate? ClientCert { get; set; }
}

internal sealed class HttpApiCertificate
{
    public string? ClientCertPem { get; set; }

    public string? SubjectDN { get; set; }

    public string? IssuerDN { get; set; }

    public string? SerialNumber { get; set; }

    public HttpApiValidity? Validity { get; set; }
}

internal sealed class HttpApiValidity
{
    public string? NotBefore { get; set; }

    public string? NotAfter { get; set; }
}
