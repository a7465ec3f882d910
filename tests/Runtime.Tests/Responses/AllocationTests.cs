namespace RouteGen.Runtime.Tests.Responses;

public sealed class AllocationTests
{
    private static readonly User Ann = new(1, "Ann \"日本\"");

    [Theory]
    [MemberData(nameof(EnvelopeTests.Fronts), MemberType = typeof(EnvelopeTests))]
    public void A_small_JSON_answer_allocates_nothing(Front front, bool multiValue)
    {
        var http = Exchanges.Of(front, multiValue: multiValue).Http;

        Assert.Equal(0, AllocatedBy(() =>
        {
            http.BeginAnswer();
            http.Json(Ann, TestJson.Default.User);
            http.TakeAnswer();
        }));
    }

    [Theory]
    [MemberData(nameof(EnvelopeTests.Fronts), MemberType = typeof(EnvelopeTests))]
    public void An_answer_of_nothing_allocates_nothing(Front front, bool multiValue)
    {
        var http = Exchanges.Of(front, multiValue: multiValue).Http;

        Assert.Equal(0, AllocatedBy(() =>
        {
            http.BeginAnswer();
            http.Nothing();
            http.TakeAnswer();
        }));
    }

    [Fact]
    public void Text_bytes_and_errors_allocate_nothing_either()
    {
        var http = Exchanges.Of(Front.HttpApiV2).Http;
        var bytes = new byte[300];

        Assert.Equal(0, AllocatedBy(() =>
        {
            http.BeginAnswer();
            http.Text("hello");
            http.TakeAnswer();
            http.BeginAnswer();
            http.Bytes(bytes);
            http.TakeAnswer();
            http.BeginAnswer();
            http.NotFound();
            http.TakeAnswer();
            http.BeginAnswer();
            http.Problem(400, "The query parameter 'page' is missing.");
            http.TakeAnswer();
        }));
    }

    /// <summary>The least of several runs: the runtime may allocate on any thread when it compiles a method anew.</summary>
    private static long AllocatedBy(Action action)
    {
        for (var i = 0; i < 100; i++) action();
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
