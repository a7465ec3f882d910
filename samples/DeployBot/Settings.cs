using System.Globalization;

namespace DeployBot;

/// <summary>What the environment variables say. Whatever is missing is said when it is first needed, by its name.</summary>
public sealed class Settings
{
    private readonly Func<string, string?> _variable;

    /// <param name="variable">Reads an environment variable.</param>
    public Settings(Func<string, string?> variable)
    {
        _variable = variable;
        Services = ReadServices(variable("DEPLOYBOT_SERVICES"));
        Environments = Words(variable("DEPLOYBOT_ENVIRONMENTS"));
        Admins = Words(variable("DEPLOYBOT_ADMINS")).ToHashSet(StringComparer.Ordinal);
        DefaultBranch = Or("DEPLOYBOT_BRANCH", "main");
        DeployWorkflow = Or("DEPLOYBOT_DEPLOY_WORKFLOW", "deploy.yml");
        CheckoutWorkflow = Or("DEPLOYBOT_CHECKOUT_WORKFLOW", "checkout.yml");
        SlackApi = new Uri(Or("DEPLOYBOT_SLACK_API", "https://slack.com/api/"));
        ResponseUrls = Or("DEPLOYBOT_RESPONSE_URLS", "https://hooks.slack.com/");
        GitHubApi = new Uri(Or("DEPLOYBOT_GITHUB_API", "https://api.github.com/"));
        Region = Or("AWS_REGION", "us-east-1");
        Timeout = Seconds("DEPLOYBOT_TIMEOUT_SECONDS", "10");
        AnswerWithin = Seconds("DEPLOYBOT_ANSWER_SECONDS", "2.5");
    }

    /// <summary>Services that may be deployed, and the GitHub repository of each: <c>acme/shop</c>.</summary>
    public IReadOnlyDictionary<string, string> Services { get; }

    /// <summary>Environments, the one that is meant when none is named first.</summary>
    public IReadOnlyList<string> Environments { get; }

    /// <summary>Slack ids of those who may release everybody's locks.</summary>
    public IReadOnlySet<string> Admins { get; }

    public string DefaultBranch { get; }

    public string DeployWorkflow { get; }

    public string CheckoutWorkflow { get; }

    public Uri SlackApi { get; }

    /// <summary>How a <c>response_url</c> begins. It comes in from outside: signed, but the bot posts to no other place all the same.</summary>
    public string ResponseUrls { get; }

    public Uri GitHubApi { get; }

    public string Region { get; }

    /// <summary>How long a single call of GitHub, Slack or AWS may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long Slack is kept waiting. After three seconds it tells its user of an error, or sends the event again.</summary>
    public TimeSpan AnswerWithin { get; }

    /// <summary>What Slack signs with. <see langword="null"/> when it is not set: then nobody is let in.</summary>
    public string? SigningSecret => _variable("DEPLOYBOT_SIGNING_SECRET") is { Length: > 0 } secret ? secret : null;

    public string BotToken => Required("DEPLOYBOT_BOT_TOKEN");

    public string GitHubToken => Required("DEPLOYBOT_GITHUB_TOKEN");

    public string Table => Required("DEPLOYBOT_TABLE");

    /// <summary>The endpoint of an AWS service: <c>AWS_ENDPOINT_URL_LAMBDA</c>, as AWS's own SDKs call it, else the region's own.</summary>
    /// <param name="service"><c>lambda</c>.</param>
    public Uri EndpointOf(string service) => OverrideOf(service) ?? new Uri($"https://{service}.{Region}.amazonaws.com/");

    public Uri? OverrideOf(string service) => _variable("AWS_ENDPOINT_URL_" + service.ToUpperInvariant()) is { Length: > 0 } url ? new Uri(url) : null;

    private TimeSpan Seconds(string name, string otherwise) => TimeSpan.FromSeconds(double.Parse(Or(name, otherwise), CultureInfo.InvariantCulture));

    private string Or(string name, string otherwise) => _variable(name) is { Length: > 0 } value ? value : otherwise;

    private string Required(string name) => _variable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"The environment variable {name} is not set.");

    private static string[] Words(string? text) => (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);

    // shop=acme/shop,billing=acme/billing
    private static Dictionary<string, string> ReadServices(string? text)
    {
        var services = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in Words(text))
        {
            var parts = word.Split('=', '/');
            if (parts.Length != 3 || parts.Any(part => part.Length == 0)) throw new InvalidOperationException($"DEPLOYBOT_SERVICES has '{word}'. A service looks like shop=acme/shop.");
            services[parts[0]] = $"{parts[1]}/{parts[2]}";
        }

        return services;
    }
}
