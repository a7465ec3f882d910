namespace RouteGen;

/// <summary>The shapes in which API Gateway asks an authorizer.</summary>
public enum AuthorizerKind
{
    /// <summary>By a token alone, of a REST API.</summary>
    Token,

    /// <summary>By the parameters of a request, of a REST API, or of a WebSocket API's <c>$connect</c>.</summary>
    Request,

    /// <summary>By a request, of an HTTP API in payload format 1.0.</summary>
    HttpApiV1,

    /// <summary>By a request, of an HTTP API in payload format 2.0.</summary>
    HttpApiV2,
}
