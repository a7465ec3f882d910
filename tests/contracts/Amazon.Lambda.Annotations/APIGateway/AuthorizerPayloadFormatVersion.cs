namespace Amazon.Lambda.Annotations.APIGateway;

public enum AuthorizerPayloadFormatVersion
{
    V1,
    V2,
}
