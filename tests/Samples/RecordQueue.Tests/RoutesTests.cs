namespace RecordQueue.Tests;

public class RoutesTests
{
    private static readonly GeneratorProject Sample = GeneratorProject.FromDirectory(Repository.Folder("samples", "RecordQueue"));

    [Fact]
    public void A_consumer_that_sends_back_to_its_parent_does_not_build()
    {
        const string Line = "SQS addresses: { handler: AddressConsumer.Apply, partial: true, function: addresses";
        Assert.Contains(Line, Sample.Routes, StringComparison.Ordinal);
        Assert.NotNull(SourceGenerator.Run(Sample));

        var loop = Sample with { Routes = Sample.Routes!.Replace(Line, Line + ", sends: customers", StringComparison.Ordinal) };

        var failure = Assert.Throws<SourceGeneratorException>(() => SourceGenerator.Run(loop));
        Assert.Contains("RG5010", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SQS addresses", failure.Message, StringComparison.Ordinal);
        Assert.Contains("SQS customers", failure.Message, StringComparison.Ordinal);
    }
}
