namespace RouteGen.Package.Tests;

/// <summary>What <c>dotnet new</c> makes is a project that builds and answers.</summary>
[Collection(PackageTests.Name)]
public sealed class TemplateTests(PackedPackages packages)
{
    [Fact]
    public void The_container_template_makes_a_function_of_any_name()
    {
        // A throwaway project only for what lies around it: the feed, and nothing that reaches in from above.
        using var around = new ConsumerProject(packages, usesPublicFeed: true);
        var hive = Path.Combine(around.Solution, "hive");
        var folder = Path.Combine(around.Solution, "my-greeter");
        CommandLine.Dotnet(around.Solution, "new", "install", Path.Combine(packages.Feed, $"RouteGen.Templates.{packages.Version}.nupkg"), "--debug:custom-hive", hive).Expect();
        CommandLine.Dotnet(around.Solution, "new", "routegen-container", "-n", "my-greeter", "-o", folder, "--debug:custom-hive", hive).Expect();

        CommandLine.Dotnet(folder, "build", "--nologo", "-warnaserror").Expect();
        Assert.Equal("""{"message":"Hello, Alice!","times":1}""", CommandLine.Dotnet(folder, "run", "--no-build", "--", "invoke", """{"name":"Alice"}""").Expect().TrimEnd());

        // Nothing of the sample or of where it lies is left over, and what the Dockerfiles start is what the build makes.
        foreach (var file in Directory.EnumerateFiles(folder).Select(File.ReadAllText))
        {
            Assert.DoesNotContain("ContainerStarter", file, StringComparison.Ordinal);
            Assert.DoesNotContain("samples/", file, StringComparison.Ordinal);
            Assert.DoesNotContain("../..", file, StringComparison.Ordinal);
        }

        Assert.Contains("\"my_greeter.dll\"", File.ReadAllText(Path.Combine(folder, "Dockerfile")), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "bin"), "my_greeter.dll", SearchOption.AllDirectories));
        Assert.Contains("dotnet run -- invoke '{\"name\":\"Alice\"}'", File.ReadAllText(Path.Combine(folder, "README.md")), StringComparison.Ordinal);
        Assert.Contains("DockerContext: .\n      Dockerfile: Dockerfile\n", File.ReadAllText(Path.Combine(folder, "template.yaml")), StringComparison.Ordinal);
        string[] hidden = [".dockerignore", ".env.example", ".gitignore"];
        Assert.All(hidden, name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
    }
}
