namespace RouteGen;

/// <summary>What AWS put in front of the function: it decides the shape of the event and of the answer.</summary>
public enum Front
{
    /// <summary>API Gateway REST API (payload "v1"). The path arrives percent-encoded, without the stage.</summary>
    Rest,

    /// <summary>API Gateway HTTP API with payload format 1.0.</summary>
    HttpApiV1,

    /// <summary>API Gateway HTTP API with payload format 2.0. The path arrives decoded, with the stage.</summary>
    HttpApiV2,

    /// <summary>Lambda Function URL. As payload format 2.0, but the path arrives percent-encoded.</summary>
    FunctionUrl,

    /// <summary>Application Load Balancer. The query arrives percent-encoded.</summary>
    Alb,
}
