namespace Amazon.Lambda.Annotations.APIGateway;

public enum RestApiAuthorizerType
{
    Token,
    Request,
}
