using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RouteGen.Package.Tests;

/// <summary>What a new user does: a console project, the package, two lines of routes.yaml, one class. No Program.cs, no other edit.</summary>
[Collection(PackageTests.Name)]
public sealed class NewProjectTests(PackedPackages packages)
{
    private const string Routes = "routes:\n  GET /hello/{name}: Hello.Greet\n";

    private const string Handlers = """
        namespace App;

        public static class Hello
        {
            public static string Greet(string name) => $"Hello, {name}!";
        }
        """;

    private const string Event = """{"version":"2.0","routeKey":"GET /hello/{name}","rawPath":"/hello/太郎","rawQueryString":"","pathParameters":{"name":"太郎"},"requestContext":{"http":{"method":"GET"}}}""";

    [Fact]
    public void It_builds_and_answers_an_event()
    {
        using var project = NewProject();
        project.Build().Expect();
        var answer = project.Dotnet("run", "--no-build", "--", "invoke", Event).Expect();
        using var json = JsonDocument.Parse(answer);
        Assert.Equal(200, json.RootElement.GetProperty("statusCode").GetInt32());
        Assert.Equal("Hello, 太郎!", json.RootElement.GetProperty("body").GetString());
    }

    [Fact]
    public void Wrong_events_and_arguments_end_with_a_message_and_an_exit_code()
    {
        using var project = NewProject();
        project.Build("-c", "Release").Expect();
        Assert.Contains("no route for an SQS event", project.Dotnet("run", "-c", "Release", "--no-build", "--", "invoke", """{"Records":[{"eventSource":"aws:sqs"}]}""").Expect(1), StringComparison.Ordinal);
        Assert.Contains("not valid JSON", project.Dotnet("run", "-c", "Release", "--no-build", "--", "invoke", "{").Expect(1), StringComparison.Ordinal);
        Assert.Contains("usage", project.Dotnet("run", "-c", "Release", "--no-build", "--", "invoke").Expect(2), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("dotnet run", project.Dotnet("run", "-c", "Release", "--no-build").Expect(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debug_build_serves_localhost_and_stops_cleanly()
    {
        using var project = NewProject();
        project.Build().Expect();
        var lines = new List<string>();
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = CommandLine.Start(project.Folder, "dotnet", ["run", "--no-build", "--", "--port", "0", "--front", "http"], line =>
        {
            lock (lines) lines.Add(line);
            if (Regex.Match(line, "http://(localhost|127\\.0\\.0\\.1):[0-9]+") is { Success: true } match) listening.TrySetResult(match.Value);
        });
        var url = await listening.Task.WaitAsync(TimeSpan.FromMinutes(1));

        using var client = new HttpClient();
        Assert.Equal("Hello, A B!", await client.GetStringAsync(new Uri(url + "/hello/A%20B")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(url + "/nobody"))).StatusCode);
        var wrong = await client.DeleteAsync(new Uri(url + "/hello/x"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Contains("GET", wrong.Content.Headers.Allow);

        // Ctrl+C reaches the whole group in a terminal; here the app itself gets it.
        CommandLine.Run(project.Folder, "pkill", "-INT", "-f", Path.Combine(project.Folder, "bin"));
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Join('\n', lines));
        Assert.Contains(lines, line => line.Contains("GET /hello/{name}", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public void A_release_build_carries_nothing_of_the_local_server()
    {
        using var project = NewProject();
        project.Build().Expect();
        // After a Debug build, without another restore: nothing of it may be left.
        project.Dotnet("publish", "-c", "Release", "--no-restore", "-o", "out").Expect();
        var published = Path.Combine(project.Folder, "out");
        Assert.DoesNotContain(Directory.EnumerateFiles(published), file => file.Contains("Local", StringComparison.Ordinal));
        Assert.DoesNotContain("RouteGen.Local", File.ReadAllText(Path.Combine(published, "App.deps.json")), StringComparison.Ordinal);
        var settings = File.ReadAllText(Path.Combine(published, "App.runtimeconfig.json"));
        Assert.Contains("\"System.Globalization.Invariant\": true", settings, StringComparison.Ordinal);
        Assert.Contains("\"System.GC.Concurrent\": false", settings, StringComparison.Ordinal);
        Assert.Contains("\"System.Diagnostics.Tracing.EventSource.IsSupported\": false", settings, StringComparison.Ordinal);
        Assert.DoesNotContain("AspNetCore", settings, StringComparison.Ordinal);
    }

    [Fact]
    public void The_projects_own_settings_win()
    {
        using var project = NewProject("<InvariantGlobalization>false</InvariantGlobalization>");
        project.Dotnet("publish", "-c", "Release", "-o", "out").Expect();
        Assert.Contains("\"System.Globalization.Invariant\": false", File.ReadAllText(Path.Combine(project.Folder, "out", "App.runtimeconfig.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_line_is_an_error_at_its_line_and_column()
    {
        using var project = NewProject().Write("routes.yaml", "routes:\n  GET /hello/{name}: Hello.Great\n");
        var output = project.Dotnet("build", "--nologo").Expect(1);
        Assert.Matches("routes\\.yaml\\(2,28\\): error RG2002: .*Did you mean 'Greet'", output);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("more.yaml")]
    [InlineData("more.yml")]
    public void Fragments_are_picked_up_and_their_removal_is_noticed(string file)
    {
        using var project = NewProject().Write("routes/" + file, "routes:\n  GET /more: Hello.More\n");
        Assert.Contains(file + "(2,20): error RG2002", project.Dotnet("build", "--nologo").Expect(1), StringComparison.Ordinal);
        File.Delete(Path.Combine(project.Folder, "routes", file));
        project.Build().Expect();
    }

    [Fact]
    public void A_program_without_routes_gets_one_coded_error_and_a_library_nothing()
    {
        using var project = new ConsumerProject(packages).Write("Program.cs", "return App.Router.Instance.Listing.Length;");
        var output = project.Dotnet("build", "--nologo").Expect(1);
        Assert.Contains("error RG0002", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);

        using var library = new ConsumerProject(packages, outputType: "Library").Write("Class.cs", "namespace App; public class Router;");
        library.Build().Expect();
    }

    // Measured: the compiler applies .editorconfig to C# files only, and a diagnostic in routes.yaml is in none.
    [Fact]
    public void Severities_are_set_in_a_globalconfig_and_by_NoWarn()
    {
        const string JsonByReflection = "public sealed record Greeting(string Text); public static class Hello { public static Greeting Greet(string name) => new(name); }";
        using var project = NewProject().Write("Hello.cs", "namespace App; " + JsonByReflection);
        var warning = Regex.Match(project.Dotnet("build", "--nologo").Expect(), "routes\\.yaml\\(2,[0-9]+\\): warning (RG4[0-9]{3})").Groups[1].Value;
        Assert.NotEqual("", warning);
        project.Dotnet("build", "--nologo", "-warnaserror", $"-p:NoWarn={warning}").Expect();
        project.Write(".globalconfig", $"is_global = true\ndotnet_diagnostic.{warning}.severity = error\n");
        Assert.Contains($"error {warning}", project.Dotnet("build", "--nologo").Expect(1), StringComparison.Ordinal);
    }

    private ConsumerProject NewProject(string properties = "") => new ConsumerProject(packages, properties: properties).Write("routes.yaml", Routes).Write("Hello.cs", Handlers);
}
