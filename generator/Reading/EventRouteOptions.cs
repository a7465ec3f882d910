using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>The options that are about events, and those that a route of events has too.</summary>
internal static class EventRouteOptions
{
    public static readonly RouteOption Around = new(
        "around",
        OptionPlaces.App | OptionPlaces.Fragment | OptionPlaces.Group | OptionPlaces.Event,
        OptionType.Handlers,
        "a method or a list of them, such as '[Audit.Around]'",
        "What stands around the handlers of events, once for each record, outermost first; added to that of what is outside.")
    {
        IsInherited = true,
    };

    public static readonly RouteOption EnabledWhen = new(
        "enabled-when",
        OptionPlaces.Fragment | OptionPlaces.Group | OptionPlaces.Route | OptionPlaces.Event,
        OptionType.Variable,
        "the name of an environment variable, such as 'ORDERS_ENABLED'",
        "The environment variable that switches the route on when it is true or 1; without it the table has no such route.")
    {
        Default = "always on",
        IsInherited = true,
    };

    public static readonly RouteOption Priority = new(
        "priority",
        OptionPlaces.Event,
        OptionType.Number,
        "a whole number from 1 to 1000",
        "Which of two routes that can take the same event takes it, where neither lies inside the other: the one with the greater number.")
    {
        Default = "0",
    };

    public static readonly RouteOption On = new(
        "on",
        OptionPlaces.Event,
        OptionType.Words,
        "the names of S3 events, such as 'ObjectRemoved:*' or '[ObjectCreated:Put, ObjectCreated:Copy]'",
        "The S3 events that the route takes.")
    {
        Default = EventOptions.ObjectCreated,
    };

    public static readonly RouteOption Partial = new(
        "partial",
        OptionPlaces.Event,
        OptionType.Boolean,
        "true or false",
        "Whether the event source mapping has ReportBatchItemFailures, so that only the records of a batch that failed come back.")
    {
        Choices = ["true", "false"],
        Default = "false",
    };

    public static readonly RouteOption Parallel = new(
        "parallel",
        OptionPlaces.Event,
        OptionType.Number,
        "a whole number from 1 to 10000",
        "How many records of a batch are handled at once, never two of one message group or partition key.")
    {
        Default = "1",
    };

    public static readonly RouteOption Unwrap = new(
        "unwrap",
        OptionPlaces.Event,
        OptionType.Words,
        "sns, s3 or event, or a list of them from the outside in, such as '[sns, s3]'",
        "What the body of each message is: a topic's notification, a bucket's, or an event of EventBridge.")
    {
        Choices = EventWrappings.All,
        Default = "none",
    };

    public static readonly RouteOption Sends = new(
        "sends",
        OptionPlaces.Route | OptionPlaces.Event,
        OptionType.Words,
        "the names of queues, or other targets with their verb, such as '[audit, SNS alerts]'",
        "Where the handler sends to: a circle of routes that send to each other is an error.");

    public static readonly RouteOption Pattern = new(
        "pattern",
        OptionPlaces.Event,
        OptionType.Pattern,
        "an event pattern of EventBridge, such as '{ source: [my.shop], detail: { state: [placed] } }'",
        "The EventBridge events that an EVENT route takes; its key is only a name then.");

    public static readonly RouteOption ErrorStack = new(
        "error-stack",
        OptionPlaces.Event,
        OptionType.Boolean,
        "true or false",
        "Whether the function error of the route carries the stack trace, which reaches the invoker and the destination of failures.")
    {
        Choices = ["true", "false"],
        Default = "false",
    };

    public static readonly RouteOption[] All = [Around, EnabledWhen, Priority, On, Pattern, Partial, Parallel, Unwrap, Sends, ErrorStack];
}
