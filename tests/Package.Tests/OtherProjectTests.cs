namespace RouteGen.Package.Tests;

/// <summary>RouteGen beside others: a test project that references the app, a generator with another YAML reader, RouteGen.Testing.</summary>
[Collection(PackageTests.Name)]
public sealed class OtherProjectTests(PackedPackages packages)
{
    private const string Routes = "routes:\n  GET /hello: Hello.Greet\n";

    private const string Handlers = "namespace App; public static class Hello { public static string Greet() => \"Hello\"; }";

    // Analyzers flow through project references; without the package's build files the generator has to keep still.
    [Fact]
    public void A_test_project_that_references_the_app_gets_no_router_of_its_own_and_no_error()
    {
        using var app = new ConsumerProject(packages).Write("routes.yaml", Routes).Write("Hello.cs", Handlers);
        app.WriteBeside("App.Tests/App.Tests.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <IsTestProject>true</IsTestProject>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../App/App.csproj" />
              </ItemGroup>
            </Project>
            """);
        app.WriteBeside("App.Tests/Program.cs", "return App.Router.Instance.Listing.Length > 0 ? 0 : 1;");
        var tests = Path.Combine(app.Solution, "App.Tests");
        CommandLine.Dotnet(tests, "build", "--nologo", "-warnaserror").Expect();
        CommandLine.Dotnet(tests, "run", "--no-build").Expect();
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(tests, "obj"), "*", SearchOption.AllDirectories), file => Path.GetFileName(file).StartsWith("Router", StringComparison.Ordinal));
        Assert.DoesNotContain("Invariant", File.ReadAllText(Path.Combine(tests, "bin", "Debug", "net10.0", "App.Tests.runtimeconfig.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_ships_YamlDotNet_13_works_in_the_same_project()
    {
        using var other = new ConsumerProject(
            packages,
            name: "Other.Generator",
            outputType: "Library",
            framework: "netstandard2.0",
            referencesRouteGen: false,
            usesPublicFeed: true,
            properties: """
                <LangVersion>latest</LangVersion>
                <ImplicitUsings>disable</ImplicitUsings>
                <Version>1.0.0</Version>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <NoWarn>NU5128;RS1036;RS1035</NoWarn>
                """,
            items: """
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp" Version="4.8.0" PrivateAssets="all" />
                <PackageReference Include="YamlDotNet" Version="13.1.1" PrivateAssets="all" GeneratePathProperty="true" />
                <None Include="$(OutputPath)$(AssemblyName).dll" Pack="true" PackagePath="analyzers/dotnet/cs" Visible="false" />
                <None Include="$(PkgYamlDotNet)/lib/netstandard2.0/YamlDotNet.dll" Pack="true" PackagePath="analyzers/dotnet/cs" Visible="false" />
                """);
        // Mark.Line is an int in 13 and a long in 16: run against the wrong one, this throws.
        other.Write("Generator.cs", """
            using Microsoft.CodeAnalysis;
            using YamlDotNet.Core;

            [Generator]
            public sealed class OtherGenerator : IIncrementalGenerator
            {
                public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output =>
                {
                    var parser = new Parser(new System.IO.StringReader("a: 1"));
                    parser.MoveNext();
                    int line = parser.Current.Start.Line;
                    output.AddSource("Other.g.cs", "namespace App; public static class Other { public const int Line = " + line + "; public const string Reader = \"" + typeof(Parser).Assembly.GetName().Version + "\"; }");
                });
            }
            """);
        other.Dotnet("pack", "--nologo", "-c", "Debug", "-o", Path.Combine(other.Solution, "feed")).Expect();

        using var app = new ConsumerProject(packages, items: "<PackageReference Include=\"Other.Generator\" Version=\"1.0.0\" />")
            .Write("routes.yaml", Routes)
            .Write("Hello.cs", "namespace App; public static class Hello { public static string Greet() => Other.Reader; }");
        CommandLine.Dotnet(app.Folder, "nuget", "add", "source", Path.Combine(other.Solution, "feed"), "--name", "other", "--configfile", Path.Combine(app.Solution, "nuget.config")).Expect();
        app.Build().Expect();
        Assert.Contains("13.0.0.0", app.Dotnet("run", "--no-build", "--", "invoke", """{"httpMethod":"GET","resource":"/hello","path":"/hello"}""").Expect(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_app_is_tested_with_RouteGen_Testing()
    {
        using var app = new ConsumerProject(packages, usesPublicFeed: true).Write("routes.yaml", Routes).Write("Hello.cs", Handlers);
        app.WriteBeside("App.Tests/App.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../App/App.csproj" />
                <PackageReference Include="RouteGen.Testing" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        app.WriteBeside("App.Tests/Program.cs", """
            using RouteGen.Testing;

            var response = await new RouterApp(App.Router.Instance).GetAsync("/hello");
            var driver = SourceGenerator.Run("routes:\n  GET /hello: Hello.Greet\n", "namespace App; public static class Hello { public static string Greet() => \"Hello\"; }");
            return response.Text == "Hello" && driver.GetRunResult().GeneratedTrees.Length > 0 ? 0 : 1;
            """);
        CommandLine.Dotnet(Path.Combine(app.Solution, "App.Tests"), "run").Expect();
    }
}
