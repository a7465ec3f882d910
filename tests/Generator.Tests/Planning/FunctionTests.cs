using RouteGen.Generator.Planning;
using RouteGen.Generator.Tests.Reading;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>Which routes each function of <c>functions:</c> has.</summary>
public sealed class FunctionTests
{
    private const string Functions = "functions: { api: { memory: 512 }, reports: { memory: 1024, timeout: 2m, concurrency: 0 } }\n";

    [Fact]
    public void A_route_is_in_the_nearest_function_that_is_named()
    {
        var functions = FunctionPlanner.Plan(RouteText.ReadValid(Functions + "routes:\n  GET /a: A.B\n  /g:\n    function: reports\n    GET /a: A.B\n    GET /b: { handler: A.B, function: api }\n  SQS c: { handler: A.B, function: reports }\n  INVOKE: { handler: A.B, function: reports }\n"));

        Assert.Equal(["api", "reports"], functions.Select(function => function.Name));
        Assert.Equal(["GET /g/b"], functions[0].Routes);
        Assert.Equal(["GET /g/a", "SQS c", "INVOKE"], functions[1].Routes);
        Assert.Equal((512, null, null), (functions[0].Memory, functions[0].Timeout, functions[0].Concurrency));
        Assert.Equal((1024, 120, 0), (functions[1].Memory, functions[1].Timeout, functions[1].Concurrency));
    }

    [Theory]
    [InlineData("RG1038 repots: ; did you mean 'reports'?", "/g:\n    function: repots\n    GET /a: A.B\n    GET /b: A.B\n  SQS a: { handler: A.B, function: reports }")]
    [InlineData("RG1038 x: .", "GET /a: { handler: A.B, function: reports }\n  SQS a: { handler: A.B, function: x }")]
    [InlineData("RG5011 reports", "GET /a: { handler: A.B, function: api }")]
    public void What_does_not_fit_is_reported_once(string expected, string routes) =>
        Assert.Equal([expected], ConflictFinder.Find(RouteText.ReadValid($"{Functions}routes:\n  {routes}\n")).Select(found => $"{found.Descriptor.Id} {string.Join(": ", found.Arguments)}"));

    [Fact]
    public void A_function_needs_to_be_declared_somewhere() =>
        Assert.Equal(["RG1038"], ConflictFinder.Find(RouteText.ReadValid("routes:\n  GET /a: { handler: A.B, function: api }\n")).Select(found => found.Descriptor.Id));
}
