using RouteGen.Events;

namespace RouteGen;

/// <summary>What the queues, topics and other targets of <c>routes.yaml</c> are called where the function is deployed, for code that sends to them.</summary>
public static class DeployedName
{
    /// <summary>The name that stands in <c>ROUTEGEN_NAME_ORDERS</c> for <c>orders</c>, or in the ARN there; the name itself where there is no such variable. Event routes are matched by the same names.</summary>
    /// <param name="name">The name as the table has it.</param>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return LogicalNames.Current.Of(name);
    }
}
