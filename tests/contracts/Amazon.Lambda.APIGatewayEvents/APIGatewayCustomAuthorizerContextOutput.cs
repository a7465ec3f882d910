namespace Amazon.Lambda.APIGatewayEvents;

public class APIGatewayCustomAuthorizerContextOutput : Dictionary<string, object>;
