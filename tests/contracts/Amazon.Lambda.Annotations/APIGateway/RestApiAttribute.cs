namespace Amazon.Lambda.Annotations.APIGateway;

[AttributeUsage(AttributeTargets.Method)]
public class RestApiAttribute(LambdaHttpMethod method, string template) : Attribute
{
    public string Template { get; set; } = template;
    public LambdaHttpMethod Method { get; set; } = method;
    public string Authorizer { get; set; }
}
