namespace Amazon.Lambda.Annotations.APIGateway;

public enum FunctionUrlAuthType
{
    NONE,
    AWS_IAM,
}
