namespace Amazon.Lambda.Annotations.APIGateway;

public class AuthorizerResultSerializationOptions
{
    public enum AuthorizerFormat
    {
        HttpApiSimple,
        HttpApiIamPolicy,
        RestApi,
    }

    public AuthorizerFormat Format { get; set; }

    public string MethodArn { get; set; }
}
