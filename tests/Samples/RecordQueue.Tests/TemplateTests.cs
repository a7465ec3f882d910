using System.Globalization;
using System.Reflection;
using System.Text;
using RecordQueue.Local;
using YamlDotNet.RepresentationModel;

namespace RecordQueue.Tests;

/// <summary>template.yaml says what routes.yaml says.</summary>
public class TemplateTests
{
    private const string FunctionPrefix = "RouteGen.Function.";

    private static readonly YamlMappingNode Template = Read("template.yaml");
    private static readonly YamlMappingNode Routes = Read("routes.yaml");
    private static readonly YamlMappingNode Resources = Map(Template, "Resources");

    public static TheoryData<string> Functions => [.. FunctionsOfTable().Keys];

    public static TheoryData<string> Queues => [.. QueueNames()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_the_settings_of_the_table(string name)
    {
        var settings = FunctionsOfTable()[name];
        var logical = Logical(name);
        var function = Map(Resources, logical + "Function", "Properties");
        foreach (var (setting, property) in ((string, string)[])[("memory", "MemorySize"), ("timeout", "Timeout"), ("concurrency", "ReservedConcurrentExecutions")])
        {
            if (!settings.TryGetValue(setting, out var value))
            {
                Assert.False(function.Children.ContainsKey(property), property);
                continue;
            }

            var parameter = logical + CultureInfo.InvariantCulture.TextInfo.ToTitleCase(setting);
            Assert.Equal(("!Ref", parameter), Tagged(function[property]));
            Assert.Equal(value, Text(Map(Template, "Parameters", parameter), "Default"));
        }
    }

    [Fact]
    public void There_is_a_function_for_each_of_the_table_and_no_other() => Assert.Equal(
        FunctionsOfTable().Keys.Select(name => Logical(name) + "Function").Order(StringComparer.Ordinal),
        ResourcesOfType("AWS::Serverless::Function").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_queue_reaches_the_function_of_its_route(string queue)
    {
        var route = Map(Routes, "routes", $"SQS {queue}");
        var mapping = Map(Resources, Logical(queue) + "Mapping", "Properties");
        var function = Logical(Text(route, "function"));

        Assert.Equal(("!GetAtt", $"{Logical(queue)}Queue.Arn"), Tagged(mapping["EventSourceArn"]));
        Assert.Equal(("!Ref", function + "Function"), Tagged(mapping["FunctionName"]));
        Assert.Equal(("!Ref", function + "Concurrency"), Tagged(Map(mapping, "ScalingConfig")["MaximumConcurrency"]));
        // Without it the failures that partial: true reports would be deleted.
        Assert.Equal("true", Text(route, "partial"));
        Assert.Equal(["ReportBatchItemFailures"], ((YamlSequenceNode)mapping["FunctionResponseTypes"]).Select(type => type.ToString()));
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public void A_queue_is_named_hides_long_enough_and_gives_up_as_the_local_one(string queue)
    {
        var properties = Map(Resources, Logical(queue) + "Queue", "Properties");
        var variable = $"ROUTEGEN_NAME_{queue.ToUpperInvariant().Replace('-', '_')}";
        var local = new LocalQueues(Router.Instance, TimeProvider.System)[queue];

        Assert.Equal(("!Sub", "${AWS::StackName}-" + queue), Tagged(properties["QueueName"]));
        Assert.Equal(Tagged(properties["QueueName"]), Tagged(Map(Template, "Globals", "Function", "Environment", "Variables")[variable]));
        // As Lambda asks for: six times what the function may take.
        var timeout = int.Parse(FunctionsOfTable()[Text(Map(Routes, "routes", $"SQS {queue}"), "function")]["timeout"], CultureInfo.InvariantCulture);
        Assert.True(int.Parse(Text(properties, "VisibilityTimeout"), CultureInfo.InvariantCulture) >= 6 * timeout);
        Assert.Equal(local.DeadLetters is not null, properties.Children.ContainsKey("RedrivePolicy"));
        if (local.DeadLetters is null) return;
        var policy = Map(properties, "RedrivePolicy");
        Assert.Equal(("!GetAtt", "DeadLettersQueue.Arn"), Tagged(policy["deadLetterTargetArn"]));
        Assert.Equal(local.MaxReceiveCount.ToString(CultureInfo.InvariantCulture), Text(policy, "maxReceiveCount"));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_may_send_what_its_routes_say_and_receive_its_own_queue(string name)
    {
        var first = FunctionsOfTable().Keys.First();
        var routes = RoutesIn(Map(Routes, "routes")).Where(route => (route.Options.Children.TryGetValue("function", out var function) ? function.ToString() : first) == name).ToList();
        var expected = routes.SelectMany(route => Items(route.Options, "sends")).Select(queue => $"{Logical(queue)}Queue.Arn").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var received = routes.Where(route => route.Key.StartsWith("SQS ", StringComparison.Ordinal)).Select(route => $"{Logical(route.Key[4..])}Queue.Arn");

        Assert.Equal(expected, Granted(name, "sqs:SendMessage").Order(StringComparer.Ordinal));
        Assert.Equal(received, Granted(name, "sqs:ReceiveMessage"));
        Assert.Equal(received, Granted(name, "sqs:ChangeMessageVisibility"));
    }

    [Fact]
    public void The_alarm_counts_what_the_router_counts()
    {
        var dimensions = ((YamlSequenceNode)Map(Resources, "DeadLetterAlarm", "Properties")["Dimensions"]).Cast<YamlMappingNode>().ToDictionary(each => Text(each, "Name"), each => Text(each, "Value"), StringComparer.Ordinal);

        Assert.Equal("SQS dead-letters", dimensions["route"]);
        Assert.Equal(Text(Map(Routes, "metrics"), "service"), dimensions["service"]);
        Assert.Equal(Text(Map(Routes, "metrics"), "namespace"), Text(Map(Resources, "DeadLetterAlarm", "Properties"), "Namespace"));
    }

    private static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> FunctionsOfTable() => typeof(Router).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Where(metadata => metadata.Key.StartsWith(FunctionPrefix, StringComparison.Ordinal))
        .ToDictionary(
            metadata => metadata.Key[FunctionPrefix.Length..],
            metadata => (IReadOnlyDictionary<string, string>)metadata.Value!.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2 && parts[0] != "route").ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal),
            StringComparer.Ordinal);

    private static IEnumerable<string> QueueNames() => Encoding.UTF8.GetString(Router.Instance.Listing).Split('\n').Where(line => line.StartsWith("SQS ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]);

    private static IEnumerable<string> ResourcesOfType(string type) => Resources.Children.Where(resource => Text((YamlMappingNode)resource.Value, "Type") == type).Select(resource => resource.Key.ToString());

    private static IEnumerable<(string Key, YamlMappingNode Options)> RoutesIn(YamlMappingNode group)
    {
        foreach (var (key, value) in group.Children)
        {
            if (value is not YamlMappingNode mapping) continue;
            if (!key.ToString().StartsWith('/')) yield return (key.ToString(), mapping);
            else foreach (var route in RoutesIn(mapping)) yield return route;
        }
    }

    private static IEnumerable<string> Granted(string function, string action)
    {
        if (!Map(Resources, Logical(function) + "Function", "Properties").Children.TryGetValue("Policies", out var policies)) return [];
        return ((YamlSequenceNode)policies).Cast<YamlMappingNode>()
            .SelectMany(policy => (YamlSequenceNode)policy["Statement"])
            .Cast<YamlMappingNode>()
            .Where(statement => Items(statement, "Action").Contains(action, StringComparer.Ordinal))
            .SelectMany(statement => Items(statement, "Resource"));
    }

    private static string Logical(string name) => string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static IEnumerable<string> Items(YamlMappingNode node, string name) =>
        !node.Children.TryGetValue(name, out var value) ? [] : value is YamlSequenceNode items ? items.Select(item => item.ToString()) : [value.ToString()];

    private static (string Tag, string Text) Tagged(YamlNode node) => (node.Tag.Value, ((YamlScalarNode)node).Value!);

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    private static YamlMappingNode Map(YamlMappingNode node, params string[] path) => path.Aggregate(node, (inner, name) => (YamlMappingNode)inner[name]);

    private static YamlMappingNode Read(string file)
    {
        using var reader = new StreamReader(Repository.Folder("samples", "RecordQueue", file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
