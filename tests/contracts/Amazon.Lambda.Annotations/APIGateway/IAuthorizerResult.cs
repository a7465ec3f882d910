namespace Amazon.Lambda.Annotations.APIGateway;

public interface IAuthorizerResult
{
    bool IsAuthorized { get; }

    string PrincipalId { get; }

    IDictionary<string, object> Context { get; }

    IAuthorizerResult WithContext(string key, object value);

    IAuthorizerResult WithPrincipalId(string principalId);

    Stream Serialize(AuthorizerResultSerializationOptions options);
}
