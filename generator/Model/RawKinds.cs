namespace RouteGen.Generator.Model;

/// <summary>The kinds of events that have no verb of their own, as <c>RAW</c> names them. The runtime's <c>RawEvents</c> recognises them; a test holds the two against each other.</summary>
internal static class RawKinds
{
    public static readonly string[] All =
    [
        "kafka", "mq", "docdb", "logs", "analytics", "firehose", "s3-batch", "s3-object", "alarm", "destination", "lattice", "appsync-authorizer",
        "appsync", "custom-resource", "macro", "config", "codepipeline", "codedeploy", "secrets", "lex", "connect", "alexa", "alexa-home", "bedrock",
        "cognito-sync", "iot-authorizer", "iot-provisioning", "client-vpn", "workmail", "ground-truth", "ses", "codecommit", "edge",
    ];
}
