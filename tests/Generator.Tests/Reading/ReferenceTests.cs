using System.Text.Json.Nodes;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Tests.Reporting;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>The reference, the JSON Schema and the reader say the same.</summary>
public class ReferenceTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load();
    private static readonly string Reference = File.ReadAllText(Repository.Folder("docs", "routes-yaml.md"));

    [Fact]
    public void The_reference_lists_the_options_of_the_reader()
    {
        var rows = Reference.Split('\n').SkipWhile(line => !line.StartsWith("| option |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(RouteOptions.All.Select(RowOf), rows);

        static string RowOf(RouteOption option)
        {
            var places = new[] { OptionPlaces.App, OptionPlaces.Fragment, OptionPlaces.Group, OptionPlaces.Route, OptionPlaces.Event }.Where(place => option.Places.HasFlag(place));
            var value = option.Type switch
            {
                OptionType.Routes => "mapping",
                OptionType.TypeName => "type",
                OptionType.Choice or OptionType.Boolean => string.Join(", ", option.Choices.Select(choice => $"`{choice}`")),
                OptionType.Sources => "one or a list of " + string.Join(", ", option.Choices.Select(choice => $"`{choice}`")),
                OptionType.Handlers => "handler or a list of them",
                OptionType.Auth or OptionType.Cors => string.Join(", ", option.Choices.Select(choice => $"`{choice}`")) + " or a mapping",
                OptionType.Errors or OptionType.Functions or OptionType.Metadata or OptionType.Metrics => "mapping",
                OptionType.Variable => "environment variable",
                OptionType.Words when option.Choices.Length > 0 => "one or a list of " + string.Join(", ", option.Choices.Select(choice => $"`{choice}`")),
                OptionType.Words => option.Name == "on" ? "S3 event or a list of them" : "target or a list of them",
                _ => option.Type.ToString().ToLowerInvariant(),
            };
            var isChoice = option.Default is not null && option.Choices.Contains(option.Default, StringComparer.Ordinal);
            var @default = isChoice ? $"`{option.Default}`" : option.Default ?? "-";
            return $"| `{option.Name}` | {string.Join(", ", places).ToLowerInvariant()} | {value} | {@default} | {(option.IsInherited ? "yes" : "no")} | {option.Description} |";
        }
    }

    [Theory]
    [InlineData(OptionPlaces.App)]
    [InlineData(OptionPlaces.Fragment)]
    [InlineData(OptionPlaces.Group)]
    [InlineData(OptionPlaces.Route)]
    [InlineData(OptionPlaces.Event)]
    internal void The_schema_has_the_options_of_the_reader(OptionPlaces place)
    {
        var properties = place switch
        {
            OptionPlaces.App => Schema.Root["properties"]!,
            OptionPlaces.Route => Schema.Definition("route")["anyOf"]![1]!["properties"]!,
            // Each verb has its own of these.
            OptionPlaces.Event => Joined("event", "queueEvent", "topicEvent", "bucketEvent", "streamEvent", "busEvent"),
            _ => Schema.Definition(RouteOptions.Describe(place)["a ".Length..])["properties"]!,
        };

        Assert.Equal(RouteOptions.NamesIn(place), properties.AsObject().Select(property => property.Key));
        if (place == OptionPlaces.Group) Assert.True(JsonNode.DeepEquals(properties, Schema.Definition("namedGroup")["properties"]));
        foreach (var (name, property) in properties.AsObject())
        {
            var option = RouteOptions.Find(name)!;
            Assert.Equal(option.Description, property!["description"]!.GetValue<string>());
            if (option.Type is OptionType.Choice or OptionType.Boolean) Assert.Equal(option.Default, property["default"]!.ToString());
            Assert.Equal(option.Type == OptionType.Choice ? option.Choices : [], (property["enum"] as JsonArray ?? []).Select(choice => choice!.GetValue<string>()));
            Assert.Equal(option.Type == OptionType.Boolean, property["type"]?.GetValue<string>() == "boolean");
        }
    }

    private static JsonObject Joined(params string[] definitions)
    {
        var properties = definitions.SelectMany(name => Schema.Definition(name)["anyOf"]![1]!["properties"]!.AsObject()).DistinctBy(property => property.Key);
        return new JsonObject(properties.OrderBy(property => Array.FindIndex(RouteOptions.All, option => option.Name == property.Key)).Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
    }

    [Fact]
    public void Every_example_of_the_reference_is_good()
    {
        var examples = MarkdownBlock.Of(Reference).Where(block => block.Language == "yaml").Select(block => block.Text).ToList();

        Assert.True(examples.Count > 5);
        foreach (var example in examples)
        {
            var isFragment = example.StartsWith("# routes/", StringComparison.Ordinal);
            RouteText.ReadValid(example, isFragment ? RouteFileKind.Fragment : RouteFileKind.App);
            Assert.True(YamlInstance.TryParse(example, out var instance) && Schema.Accepts(instance, isFragment), example);
        }
    }

    [Fact]
    public void What_the_reference_says_of_quotes_is_so()
    {
        // The cells 'instead of' and 'write' of the tables about quoting.
        var rows = Reference.Split('\n').SkipWhile(line => line != "## What to quote").Where(line => line.Split('`').Length == 5).ToList();

        Assert.Equal(4, rows.Count);
        foreach (var row in rows)
        {
            var cells = row.Split('`');
            Assert.NotEmpty(RouteText.Read("routes:\n  " + cells[1] + "\n").Diagnostics);
            RouteText.ReadValid("routes:\n  " + cells[3] + "\n");
        }
    }

    [Theory]
    [InlineData("routes:\n  GET /a: A.B\n", true)]
    [InlineData("routes:\n  GET /{a}/x{b}y{c}/{d+}: { handler: A.B.C }\n  /p/{q}:\n    namespace: X\n    ANY /: A.B\n  group g:\n    GET /日本: A.B\n", true)]
    [InlineData("routes:\n  SQS orders-*: A.B\n  group g:\n    SNS alerts.fifo: { handler: A.B }\n    group h:\n      WS $connect: A.B\n", true)]
    [InlineData("routes:\n  EVENT aws.ec2/EC2 Instance State-change Notification: A.B\n  S3 uploads/in/*.zip: A.B\n  AUTHORIZER request: A.B\n", true)]
    [InlineData("routes:\n  /a:\n    SQS orders: A.B\n", false)]
    [InlineData("routes:\n  /a:\n    group g:\n      SQS orders: A.B\n", false)]
    [InlineData("routes:\n  SQS orders: { handler: A.B, sources: rest }\n", false)]
    [InlineData("around: A.B\nroutes:\n  SQS orders: { handler: A.B, partial: true, parallel: 8, unwrap: [sns, s3], priority: 1, sends: [audit, SNS alerts] }\n", true)]
    [InlineData("routes:\n  S3 uploads: { handler: A.B, on: [ObjectRemoved:*], enabled-when: X }\n  GET /a: { handler: A.B, sends: audit, enabled-when: X }\n", true)]
    [InlineData("routes:\n  COGNITO PreSignUp_*: A.B\n  RAW kafka: A.B\n  INVOKE job: A.B\n  INVOKE: A.B\n", true)]
    [InlineData("routes:\n  S3 uploads: { handler: A.B, error-stack: true }\n  INVOKE job: { handler: A.B, error-stack: false }\n", true)]
    [InlineData("routes:\n  GET /a: { handler: A.B, error-stack: true }\n", false)]
    [InlineData("routes:\n  SNS alerts: { handler: A.B, partial: true }\n", false)]
    [InlineData("routes:\n  SQS orders: { handler: A.B, on: 'ObjectCreated:*' }\n", false)]
    [InlineData("routes:\n  SQS orders: { handler: A.B, unwrap: [s3, sns] }\n", false)]
    [InlineData("routes:\n  SQS orders: { handler: A.B, parallel: 0 }\n", false)]
    [InlineData("routes:\n  S3 uploads: { handler: A.B, on: Created }\n", false)]
    [InlineData("routes:\n  GET /a: { handler: A.B, enabled-when: A-B }\n", false)]
    [InlineData("routes:\n  RAW sqs: A.B\n", false)]
    [InlineData("routes:\n  SQS arn:aws:sqs:eu-west-1:123456789012:orders: A.B\n", false)]
    [InlineData("routes:\n  EVENT arn:aws:events:eu-west-1:123456789012:rule/my-rule: A.B\n", false)]
    [InlineData("routes:\n  GET /a: A\n", false)]
    [InlineData("routes:\n  GET /a: true\n", false)]
    [InlineData("routes:\n  GET /a: {}\n", false)]
    [InlineData("routes:\n  GET /a: { handler: A.B, auth: x }\n", false)]
    [InlineData("routes:\n  get /a: A.B\n", false)]
    [InlineData("routes:\n  GET a: A.B\n", false)]
    [InlineData("routes:\n  GET  /a: A.B\n", false)]
    [InlineData("routes:\n  /a: A.B\n", false)]
    [InlineData("routes:\n  /a/:\n    GET /: A.B\n", false)]
    [InlineData("routes:\n  /a:\n    services: X\n", false)]
    [InlineData("sources: url\nroutes:\n  GET /a: A.B\n", true)]
    [InlineData("sources: [rest, http1, http2, url, alb]\nroutes:\n  /a:\n    sources: [alb]\n    GET /: { sources: rest, handler: A.B }\n", true)]
    [InlineData("sources: []\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources: [rest, rest]\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources: [http]\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources: [[rest]]\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources: { rest: true }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources:\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("auth: { groups: [a, b c], scopes: x, claims: { tenant: [1, a] } }\nroutes:\n  /a:\n    auth: none\n    GET /: { auth: required, handler: A.B }\n", true)]
    [InlineData("cors: { origins: ['*', 'https://*.a.example', http://localhost:8080], max-age: 0 }\nroutes:\n  GET /a: { cors: none, handler: A.B }\n", true)]
    [InlineData("use: A.B\nerrors: { A: 400, B.C: 599 }\ntimeout: 1s\nbody-limit: 1kb\nmetadata: { a: 1, b.c: x }\njson-depth: 64\nduplicate-properties: allow\nroutes:\n  GET /a: { use: [A.B, A.C], name: a.b, fault: true, concurrency: 1, handler: A.B }\n", true)]
    [InlineData("functions: { api: { memory: 512, timeout: 10s }, my-jobs: { concurrency: 0 } }\nroutes:\n  /a:\n    function: api\n    GET /a: A.B\n  SQS a: { handler: A.B, function: my-jobs }\n", true)]
    [InlineData("functions: { api: { memory: 64 } }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("functions: { Api: { memory: 512 } }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("functions: { api: {} }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("functions: { api: { timeout: 500ms } }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("functions: {}\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("auth: optional\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("auth: {}\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("auth: { scopes: [a b] }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("auth: { roles: a }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("cors: { origins: 'https://a.example/' }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("cors: { headers: a }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("cors: { origins: '*', credentials: true }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("cors: { origins: '*', max-age: 86401 }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("errors: { A: 200 }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("errors: { A::B: 400 }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("timeout: 10\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("body-limit: 1MB\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("use: []\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("use: A\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("metadata: {}\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("metadata: { 'a b': 1 }\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("json-depth: 65\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("concurrency: '1'\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("routes:\n  GET /a: { name: a b, handler: A.B }\n", false)]
    [InlineData("sources: [rest:a1, alb:arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/1]\nroutes:\n  GET /a: A.B\n", true)]
    [InlineData("sources: rest:A1\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("sources: alb:a\nroutes:\n  GET /a: A.B\n", false)]
    [InlineData("routes: []\n", false)]
    [InlineData("binary: yes\n", false)]
    [InlineData("trailing-slash: off\n", false)]
    [InlineData("base-path: /a/\n", false)]
    [InlineData("base-path: /{a}\n", false)]
    [InlineData("base-path: /caf%C3%A9\n", false)]
    [InlineData("base-path: /café\n", false)]
    [InlineData("base-path: /a/../b\n", false)]
    [InlineData("services: A::B\n", false)]
    [InlineData("unknown: x\n", false)]
    [InlineData("[]\n", false)]
    public void The_schema_is_as_strict_as_the_reader(string text, bool isGood)
    {
        Assert.True(YamlInstance.TryParse(text, out var instance));
        Assert.Equal(isGood, Schema.Accepts(instance));
        Assert.Equal(isGood, RouteText.Read(text).Diagnostics.Count == 0);
    }

    /// <summary>What a schema cannot say: limits, one parameter's relation to another, routes that may stand in a fragment.</summary>
    private static readonly HashSet<string> BeyondSchema = ["RG1001", "RG1020", "RG1024", "RG1038"];

    public static TheoryData<string> PagesOfTheSchema => [.. DiagnosticPage.Ids.Where(id => id.StartsWith("RG1", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(PagesOfTheSchema))]
    public void The_schema_refuses_the_examples_of_diagnostics_and_takes_their_corrections(string id)
    {
        var page = DiagnosticPage.Open(id);

        Assert.True(YamlInstance.TryParse(page.Example.RouteFiles[0].Text, out var wrong));
        Assert.Equal(BeyondSchema.Contains(id), Schema.Accepts(wrong));
        Assert.True(YamlInstance.TryParse(page.Corrected!.RouteFiles[0].Text, out var corrected) && Schema.Accepts(corrected));
    }

    [Fact]
    public void A_fragment_holds_no_option_of_the_app()
    {
        Assert.True(YamlInstance.TryParse("services: X\nroutes:\n  GET /a: A.B\n", out var instance));

        Assert.True(Schema.Accepts(instance));
        Assert.False(Schema.Accepts(instance, isFragment: true));
    }

    [Fact]
    public void The_validator_throws_on_a_keyword_it_does_not_know() =>
        Assert.Throws<NotSupportedException>(() => new JsonSchema(new JsonObject { ["multipleOf"] = 3 }).Accepts(JsonValue.Create(4)));
}
