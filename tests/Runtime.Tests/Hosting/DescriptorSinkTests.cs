using System.IO.Pipes;
using System.Text;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>On real pipes, as Lambda gives them.</summary>
public sealed class DescriptorSinkTests
{
    [Fact]
    public async Task Lines_arrive_whole_even_when_they_are_longer_than_the_pipe()
    {
        var expected = new string('x', 1_000_000) + "\nZoë\n";
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var received = Task.Run(() => new StreamReader(pipe, Encoding.UTF8).ReadToEnd());
        new DescriptorSink(DescriptorOf(pipe)).Write(Encoding.UTF8.GetBytes(expected));
        pipe.DisposeLocalCopyOfClientHandle();

        Assert.Equal(expected, await received.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public void Lines_that_nobody_reads_any_more_are_dropped()
    {
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        var sink = new DescriptorSink(DescriptorOf(pipe));
        pipe.SafePipeHandle.Dispose();

        sink.Write("lost\n"u8);
        pipe.DisposeLocalCopyOfClientHandle();
    }

    private static int DescriptorOf(AnonymousPipeServerStream pipe) => (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
}
