using Amazon.Lambda.Core;

namespace RouteGen.Benchmarks;

/// <summary>An invocation as handlers of Amazon's style see it when nobody routes to them. One serves all calls.</summary>
internal sealed class InvocationContext : ILambdaContext
{
    public string AwsRequestId => RoutedHandlers.RequestId;

    public IClientContext? ClientContext => null;

    public string FunctionName => "";

    public string FunctionVersion => "";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => "";

    public ILambdaLogger? Logger => null;

    public string LogGroupName => "";

    public string LogStreamName => "";

    public int MemoryLimitInMB => 0;

    public TimeSpan RemainingTime => TimeSpan.MaxValue;
}
