using RouteGen.Tests.Harness;

namespace RouteGen.Local.Tests;

/// <summary>The functions of a compiled application, as <c>dotnet run -- functions</c> prints them.</summary>
public sealed class FunctionListingTests
{
    private static readonly string[] Listed = ["  api      memory 512  timeout 10  all other routes", "  reports  memory 2048  timeout 300  concurrency 2  GET /users/{id}/report, SQS reports", "  nightly  memory 128  SCHEDULE nightly"];

    [Theory]
    [InlineData(0)]
    [InlineData(0, "--parameters")]
    [InlineData(2, "--json")]
    [InlineData(2, "--parameters", "x")]
    public async Task The_functions_of_the_table_are_listed(int code, params string[] args)
    {
        var functions = FunctionListing.Read(CaseFolder.Open("functions").Project.Run().Load());
        using var output = new StringWriter();
        using var error = new StringWriter();

        Assert.Equal(code, await LocalServer.WriteFunctionsAsync(functions, args, output, error));

        string[] expected = code != 0 ? [] : args.Length == 0 ? Listed : ["ApiMemory=512 ApiTimeout=10 ReportsMemory=2048 ReportsTimeout=300 ReportsConcurrency=2 NightlyMemory=128"];
        Assert.Equal(expected, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(code == 0, error.ToString().Length == 0);
    }

    [Fact]
    public async Task An_application_without_functions_says_so()
    {
        using var error = new StringWriter();

        Assert.Equal(1, await LocalServer.WriteFunctionsAsync([], [], TextWriter.Null, error));
        Assert.Contains("one function", error.ToString(), StringComparison.Ordinal);
    }
}
