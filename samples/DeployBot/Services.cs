using Amazon.DynamoDBv2;
using DeployBot.Aws;
using DeployBot.Background;
using DeployBot.CodeDeploy;
using DeployBot.Commands;
using DeployBot.GitHub;
using DeployBot.Slack;
using DeployBot.Storage;

namespace DeployBot;

/// <summary>Where handler parameters that are services come from, each by its type.</summary>
internal static class Services
{
    // First: what stands below is made of it, in this order.
    public static Settings Settings { get; } = new(Environment.GetEnvironmentVariable);

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        // Each call sets its own limit.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private static readonly Lazy<ItemTable> Table = new(() => new ItemTable(NewDynamoDb(Settings), Settings.Table));

    private static readonly AwsHttp Aws = new(Http, Settings);

    public static TimeProvider Time => TimeProvider.System;

    public static CommandParser Parser { get; } = new(Settings);

    public static Journal Journal { get; } = new(Table, Time);

    public static Locks Locks { get; } = new(Table, Time);

    public static ISlack Slack { get; } = new SlackClient(Http, Settings);

    /// <summary>Replaced by the test that shows what becomes of work which is not handed over.</summary>
    public static IHandover Handover { get; internal set; } = new SelfInvocation(Aws, Settings);

    public static Delivery Delivery => new(Journal, Handover, Settings);

    public static CommandRunner Runner { get; } = new(Settings, Locks, new Workflows(Http, Settings), new Rollbacks(Aws, Settings, Time), Time);

    internal static AmazonDynamoDBClient NewDynamoDb(Settings settings)
    {
        var configuration = new AmazonDynamoDBConfig { AuthenticationRegion = settings.Region, Timeout = settings.Timeout, MaxErrorRetry = 2 };
        if (settings.OverrideOf("dynamodb") is { } endpoint) configuration.ServiceURL = endpoint.ToString();
        else configuration.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        return new AmazonDynamoDBClient(configuration);
    }
}
