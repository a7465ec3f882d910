using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

public sealed class MetricsTests
{
    private const string Route = "routes:\n  GET /a: A.B\n";

    [Theory]
    [InlineData("{ namespace: Shop }", "Shop", null)]
    [InlineData("{ namespace: Shop/Api, service: orders }", "Shop/Api", "orders")]
    [InlineData("{ service: my orders, namespace: 'a.b_c/d#e:f-7' }", "a.b_c/d#e:f-7", "my orders")]
    [InlineData("{ namespace: 7, service: true }", "7", "true")]
    [InlineData("{ namespace: aws/shop }", "aws/shop", null)]
    public void A_namespace_and_a_service(string value, string @namespace, string? service)
    {
        var file = RouteText.Read($"metrics: {value}\n{Route}");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(new MetricsSettings(@namespace, service), file.App.Metrics);
    }

    [Theory]
    [InlineData("metrics:", "RG1007")]
    [InlineData("metrics: Shop", "RG1006")]
    [InlineData("metrics: [Shop]", "RG1006")]
    [InlineData("metrics: {}", "RG1006")]
    [InlineData("metrics: { service: orders }", "RG1007")]
    [InlineData("metrics: { namespace: }", "RG1007")]
    [InlineData("metrics: { namespace: [Shop] }", "RG1006")]
    [InlineData("metrics: { namespace: AWS/Shop }", "RG1008")]
    [InlineData("metrics: { namespace: 'my shop' }", "RG1008")]
    [InlineData("metrics: { namespace: ':shop' }", "RG1008")]
    [InlineData("metrics: { namespace: Größe }", "RG1008")]
    [InlineData("metrics: { namespace: Shop, service: Größe }", "RG1008")]
    [InlineData("metrics: { namespace: Shop, service: '  ' }", "RG1008")]
    [InlineData("metrics: { namespace: Shop, servise: orders }", "RG1002")]
    [InlineData("metrics: { namespace: Shop, dimensions: [a] }", "RG1002")]
    public void What_is_no_metrics_is_refused(string option, string id)
    {
        var file = RouteText.Read($"{option}\n{Route}");
        Assert.Equal([id], file.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id));
        Assert.Null(file.App.Metrics);
    }

    [Fact]
    public void Names_have_a_length()
    {
        Assert.Empty(RouteText.Read($"metrics: {{ namespace: {new string('n', 255)}, service: {new string('s', 255)} }}\n{Route}").Diagnostics);
        Assert.Single(RouteText.Read($"metrics: {{ namespace: {new string('n', 256)} }}\n{Route}").Diagnostics);
        Assert.Single(RouteText.Read($"metrics: {{ namespace: n, service: {new string('s', 256)} }}\n{Route}").Diagnostics);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Traces_are_on_or_off(string value, bool isOn)
    {
        var file = RouteText.Read($"traces: {value}\n{Route}");
        Assert.Empty(file.Diagnostics);
        Assert.Equal(isOn, file.App.Traces);
    }
}
