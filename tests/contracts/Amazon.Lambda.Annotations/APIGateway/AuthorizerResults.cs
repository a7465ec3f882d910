using System.Text.Json;

namespace Amazon.Lambda.Annotations.APIGateway;

public class AuthorizerResults : IAuthorizerResult
{
    private AuthorizerResults(bool isAuthorized) => IsAuthorized = isAuthorized;

    public bool IsAuthorized { get; }

    public string PrincipalId { get; private set; }

    public IDictionary<string, object> Context { get; private set; }

    public static IAuthorizerResult Allow() => new AuthorizerResults(isAuthorized: true);

    public static IAuthorizerResult Deny() => new AuthorizerResults(isAuthorized: false);

    public IAuthorizerResult WithContext(string key, object value)
    {
        Context ??= new Dictionary<string, object>();
        Context[key] = value;
        return this;
    }

    public IAuthorizerResult WithPrincipalId(string principalId)
    {
        PrincipalId = principalId;
        return this;
    }

    public Stream Serialize(AuthorizerResultSerializationOptions options)
    {
        var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (options.Format == AuthorizerResultSerializationOptions.AuthorizerFormat.HttpApiSimple) writer.WriteBoolean("isAuthorized", IsAuthorized);
            else WritePolicy(writer, options.MethodArn ?? "*");
            if (Context is not null)
            {
                writer.WritePropertyName("context");
                JsonSerializer.Serialize(writer, Context);
            }

            writer.WriteEndObject();
        }

        stream.Position = 0;
        return stream;
    }

    private void WritePolicy(Utf8JsonWriter writer, string resource)
    {
        writer.WriteString("principalId", PrincipalId ?? "user");
        writer.WriteStartObject("policyDocument");
        writer.WriteString("Version", "2012-10-17");
        writer.WriteStartArray("Statement");
        writer.WriteStartObject();
        writer.WriteString("Action", "execute-api:Invoke");
        writer.WriteString("Effect", IsAuthorized ? "Allow" : "Deny");
        writer.WriteString("Resource", resource);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
