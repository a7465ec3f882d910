using System.Text.Json.Nodes;
using Mono.Cecil;
using RouteGen;
using Xunit.Abstractions;

namespace BranchPreview.Tests;

/// <summary>What is shown of a request that no route takes, and where.</summary>
[Collection("Preview")]
public class UnroutedTests(SqlitePreview preview, ITestOutputHelper output)
{
    private const string Secret = "hunter2";

    public static TheoryData<Front> Fronts => [Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl, Front.Alb];

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task The_event_is_shown_without_what_is_secret(Front front)
    {
        var app = new RouterApp(Router.Instance) { Front = front, Claims = front is Front.FunctionUrl or Front.Alb ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = Secret } };
        var response = await app.SendAsync(
            "POST",
            $"/no/such/path?token={Secret}&page={Secret}",
            [new("Authorization", $"Bearer {Secret}"), new("Cookie", $"session={Secret}"), new("X-Api-Key", Secret), new("X-Own-Header", Secret), new("Accept", "text/x-kept"), new("Content-Type", "application/json")],
            $$"""{"password":"{{Secret}}"}""");

        response.EnsureStatus(404);
        Assert.DoesNotContain(Secret, response.Text, StringComparison.Ordinal);
        var shown = JsonNode.Parse(response.Text)!;
        Assert.Equal((front.ToString(), "POST"), ((string?)shown["front"], (string?)shown["method"]));
        Assert.EndsWith("/no/such/path", (string?)shown["path"], StringComparison.Ordinal);
        Assert.Equal("[redacted]", (string?)shown["event"]!["body"]);
        var headers = (shown["event"]!["headers"] ?? shown["event"]!["multiValueHeaders"])!.AsObject();
        Assert.Equal("[redacted]", (string?)headers.Single(header => header.Key.Equals("x-own-header", StringComparison.OrdinalIgnoreCase)).Value);
        Assert.Contains("text/x-kept", response.Text, StringComparison.Ordinal);
        // The names help whoever looks for a misspelt one.
        Assert.Contains("X-Own-Header", response.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Other_answers_of_404_show_nothing() => Assert.DoesNotContain("event", (await preview.GetAsync($"/users/{Guid.NewGuid()}")).Expect(404).Body, StringComparison.Ordinal);

    /// <summary>What is not there cannot be switched on by mistake.</summary>
    [Fact]
    public void A_Release_build_holds_none_of_it_unless_it_is_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("branchpreview-release-").FullName;
        var plain = Publish(folder);
        Assert.DoesNotContain(plain.Types, name => name.Contains("Redacted", StringComparison.Ordinal) || name.Contains(".Local.", StringComparison.Ordinal));
        Assert.DoesNotContain("[redacted]", plain.Texts);
        Assert.DoesNotContain("No route takes this request.", plain.Texts);
        Assert.DoesNotContain("secret-of-this-machine", plain.Texts);
        Assert.Contains("BranchPreview.NotFound", plain.Types);

        var asked = Publish(folder, "-p:ShowUnrouted=true");
        Directory.Delete(folder, recursive: true);
        Assert.Contains("BranchPreview.RedactedEvent", asked.Types);
        Assert.Contains("No route takes this request.", asked.Texts);
        Assert.DoesNotContain(asked.Types, name => name.Contains(".Local.", StringComparison.Ordinal));
        Assert.DoesNotContain("secret-of-this-machine", asked.Texts);
    }

    private (IReadOnlyList<string> Types, IReadOnlyList<string> Texts) Publish(string folder, params string[] properties)
    {
        PublishedFunction.OneAtATime(() => CommandLine.Dotnet(Repository.Folder("samples", "BranchPreview"), ["publish", "-c", "Release", "--nologo", "-o", Path.Combine(folder, "out"), .. PublishedFunction.Building, .. properties])).Expect();
        output.WriteLine($"{Directory.EnumerateFiles(Path.Combine(folder, "out"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length):N0} bytes");
        Assert.False(File.Exists(Path.Combine(folder, "out", "RouteGen.Local.dll")));
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(folder, "out", "BranchPreview.dll"));
        var types = assembly.MainModule.GetTypes().ToList();
        return (
            [.. types.Select(type => type.FullName)],
            [.. types.SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(instruction => instruction.Operand).OfType<string>()]);
    }
}
