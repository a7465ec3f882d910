using System.Text;
using RouteGen;
using RouteGen.Hosting;

namespace DeployBot.Local;

/// <summary>Stand-ins for Slack, GitHub and AWS in this process, each on the real wire, and the environment variables that lead to them.</summary>
internal sealed class LocalWorld : IDisposable
{
    public const string Region = "eu-west-1";
    public const string AccessKey = "AKIDLOCAL";
    public const string SecretKey = "local-secret-key";
    public const string SigningSecret = "local-signing-secret";

    private LocalWorld(TextWriter console)
    {
        Slack = new FakeSlack { OnShown = message => console.WriteLine($"  Slack shows in {message.Where}: {message.Text}") };
        GitHub = new FakeGitHub { OnStarted = started => console.WriteLine($"  GitHub starts {started}") };
        CodeDeploy = new FakeCodeDeploy();
        Lambda = new FakeLambda { OnFailure = failure => console.WriteLine($"  Lambda notes a failure: {failure}") };
        DynamoDb = new FakeDynamoDb();
        CodeDeploy.Add(
            new KnownDeployment("d-ONE", "shop", "staging", "Succeeded", "shop-1.zip", 1_700_000_000),
            new KnownDeployment("d-TWO", "shop", "staging", "Succeeded", "shop-2.zip", 1_700_086_400));
    }

    public FakeSlack Slack { get; }

    public FakeGitHub GitHub { get; }

    public FakeCodeDeploy CodeDeploy { get; }

    public FakeLambda Lambda { get; }

    public FakeDynamoDb DynamoDb { get; }

    /// <summary>For <c>dotnet run</c>: the stand-ins, unless the environment says where the real ones are, or this is Lambda.</summary>
    public static LocalWorld? StartUnlessConfigured()
    {
        if (IsSet("AWS_LAMBDA_RUNTIME_API") || IsSet("DEPLOYBOT_SERVICES")) return null;
        var world = Start(Console.Out);
        world.Lambda.Invoke = InvokeAsync;
        return world;
    }

    /// <summary>Starts the stand-ins for a program of its own, which is given the variables.</summary>
    public static LocalWorld StartApart() => new(TextWriter.Null);

    /// <summary>Starts the stand-ins, and sets the environment variables that lead to them.</summary>
    public static LocalWorld Start(TextWriter console)
    {
        var world = new LocalWorld(console);
        foreach (var (name, value) in world.Variables()) Environment.SetEnvironmentVariable(name, value);
        return world;
    }

    public void Dispose()
    {
        Slack.Dispose();
        GitHub.Dispose();
        CodeDeploy.Dispose();
        Lambda.Dispose();
        DynamoDb.Dispose();
    }

    internal IEnumerable<(string Name, string Value)> Variables() =>
    [
        ("DEPLOYBOT_SERVICES", "shop=acme/shop,billing=acme/billing"),
        ("DEPLOYBOT_ENVIRONMENTS", "staging,qa,production"),
        ("DEPLOYBOT_ADMINS", "U0ADMIN"),
        ("DEPLOYBOT_TABLE", "deploybot"),
        ("DEPLOYBOT_SIGNING_SECRET", SigningSecret),
        ("DEPLOYBOT_BOT_TOKEN", FakeSlack.Token),
        ("DEPLOYBOT_SLACK_API", Slack.Api.ToString()),
        ("DEPLOYBOT_RESPONSE_URLS", "http://127.0.0.1:"),
        ("DEPLOYBOT_GITHUB_TOKEN", FakeGitHub.Token),
        ("DEPLOYBOT_GITHUB_API", GitHub.Address.ToString()),
        // A machine that is busy with a build shall not look like a service that is down.
        ("DEPLOYBOT_TIMEOUT_SECONDS", "60"),
        ("DEPLOYBOT_ANSWER_SECONDS", "60"),
        ("AWS_ENDPOINT_URL_DYNAMODB", DynamoDb.Address.ToString()),
        ("AWS_ENDPOINT_URL_LAMBDA", Lambda.Address.ToString()),
        ("AWS_ENDPOINT_URL_CODEDEPLOY", CodeDeploy.Address.ToString()),
        ("AWS_REGION", Region),
        ("AWS_ACCESS_KEY_ID", AccessKey),
        ("AWS_SECRET_ACCESS_KEY", SecretKey),
        ("AWS_SESSION_TOKEN", ""),
    ];

    // What Lambda does with an event of its queue: an invocation of its own.
    private static async Task InvokeAsync(string json)
    {
        var context = new LambdaContext { RequestId = Guid.NewGuid().ToString(), LogWriter = static (level, message, exception) => Console.WriteLine($"  {level}: {message}{(exception is null ? "" : Environment.NewLine + exception)}") };
        await new RouterSession(Router.Instance).InvokeAsync(Encoding.UTF8.GetBytes(json), context);
        Console.WriteLine("INVOKE work: done");
    }

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
