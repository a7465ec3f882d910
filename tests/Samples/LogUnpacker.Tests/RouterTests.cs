using System.Text.Json;
using System.Text.Json.Nodes;
using LogUnpacker.Local;
using RouteGen;
using RouteGen.Events;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

/// <summary>The routes, with the events that S3 and Lambda send. The settings are the process's, so all of these tests share one S3.</summary>
public sealed class RouterTests : IClassFixture<RouterTests.Application>
{
    private readonly Application _application;

    public RouterTests(Application application) => _application = application;

    [Fact]
    public async Task An_upload_is_unpacked_and_found_by_three_ids()
    {
        var @event = _application.S3.Put(UploadBucket, "in/ウェブ 1+.zip", Pack(("a b.log", Text("a")), ("ログ.log", Text("b"))));
        var uploadRequestId = JsonNode.Parse(@event)!["Records"]![0]!["responseElements"]!["x-amz-request-id"]!.GetValue<string>();

        var response = await _application.Router.InvokeAsync(JsonNode.Parse(@event)!.ToJsonString());

        Assert.Equal("S3 uploads/*.zip", response.Route);
        Assert.Equal(["in/ウェブ 1+.zip/a b.log", "in/ウェブ 1+.zip/ログ.log"], _application.S3.Keys(LogBucket, "in/ウェブ 1+"));
        var lines = response.Log.Select(line => line.ToString()).ToList();
        Assert.All(lines, line => Assert.Contains($"logId=\"in/ウェブ 1+\" uploadRequestId={uploadRequestId}", line, StringComparison.Ordinal));
        var calls = _application.S3.Calls.Where(call => call.Key.StartsWith("in/ウェブ 1+", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, calls.Count);
        Assert.All(calls, call => Assert.Contains(lines, line => line.Contains($"s3RequestId={call.RequestId}", StringComparison.Ordinal)));
    }

    // As RouteGen.Testing makes the event: a key with spaces comes encoded.
    [Fact]
    public async Task The_key_of_the_event_is_decoded()
    {
        _application.S3.Put(UploadBucket, "made by/日本 + 1.zip", Pack(("x.log", Text("x"))));
        await _application.Router.SendS3Async(UploadBucket, "made by/日本 + 1.zip");
        Assert.Equal(["made by/日本 + 1.zip/x.log"], _application.S3.Keys(LogBucket, "made by/"));
    }

    [Fact]
    public async Task A_failure_says_which_logs_and_why_and_what_S3_answered()
    {
        _application.S3.Put(UploadBucket, "bad/evil.zip", CraftedZip.Of(new CraftedEntry("../x", [])));
        var failure = await Assert.ThrowsAsync<UnpackFailedException>(() => _application.Router.SendS3Async(UploadBucket, "bad/evil.zip"));
        Assert.Equal("The logs 'bad/evil' were not unpacked: The name of the entry '../x' is refused: it holds the segment '..'.", failure.Message);
        Assert.IsType<UploadRefusedException>(failure.InnerException);

        _application.S3.Put(UploadBucket, "bad/denied.zip", Pack(("x.log", Text("x"))));
        var denied = await Assert.ThrowsAsync<UnpackFailedException>(() => _application.Router.SendS3Async(UploadBucket, "bad/denied.zip"));
        var s3 = Assert.IsType<Amazon.S3.AmazonS3Exception>(denied.InnerException);
        Assert.Equal(("AccessDenied", _application.S3.Calls.Last(call => call.Key == "bad/denied.zip/x.log").RequestId), (s3.ErrorCode, s3.RequestId));
    }

    [Fact]
    public async Task A_missing_upload_fails() => Assert.Contains("There is no upload 'never/came.zip'", (await Assert.ThrowsAsync<UnpackFailedException>(() => _application.Router.SendS3Async(UploadBucket, "never/came.zip"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_run_whose_time_is_up_says_so()
    {
        _application.S3.Put(UploadBucket, "late/a.zip", Pack(("x.log", Text("x"))));
        var app = new RouterApp(LogUnpacker.Router.Instance) { Timeout = TimeSpan.FromSeconds(2) };
        var failure = await Assert.ThrowsAsync<UnpackFailedException>(() => app.SendS3Async(UploadBucket, "late/a.zip"));
        Assert.Equal("The logs 'late/a' were not unpacked: the time of the function was up.", failure.Message);
        Assert.Empty(_application.S3.Keys(LogBucket, "late/"));
    }

    [Fact]
    public async Task What_is_no_zip_is_kept()
    {
        var response = await _application.Router.SendS3Async(UploadBucket, "readme.txt");
        Assert.Equal("S3 uploads", response.Route);
        Assert.Contains("The upload is no zip: it is kept.", Assert.Single(response.Log).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_application.S3.Calls, call => call.Key == "readme.txt");
    }

    [Fact]
    public async Task What_is_deleted_is_nobodys() => await Assert.ThrowsAsync<EventException>(() => _application.Router.SendS3Async(UploadBucket, "in/a.zip", "ObjectRemoved:Delete"));

    [Fact]
    public async Task An_upload_is_replayed_by_its_log_id()
    {
        _application.S3.Put(UploadBucket, "again/ウェブ 1.zip", Pack(("x.log", Text("xyz"))));

        var response = await _application.Router.InvokeAsync("""{"route":"replay","logId":"again/ウェブ 1"}""");

        Assert.Equal("INVOKE replay", response.Route);
        Assert.Equal(new UnpackReport("again/ウェブ 1", LogBucket, "again/ウェブ 1.zip/", 1, 3), response.Json<UnpackReport>());
        Assert.Equal(["again/ウェブ 1.zip/x.log"], _application.S3.Keys(LogBucket, "again/"));
        Assert.Contains(response.Log, line => line.ToString().Contains("logId=\"again/ウェブ 1\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"route":"replay"}""")]
    [InlineData("""{"route":"replay","logId":""}""")]
    [InlineData("""{"route":"replay","logId":7}""")]
    public async Task A_replay_needs_a_log_id(string json) => await Assert.ThrowsAsync<MalformedRecordException>(() => _application.Router.InvokeAsync(json));

    [Fact]
    public async Task A_replay_of_what_is_no_log_id_fails() => Assert.Contains("'../x' is no log id", (await Assert.ThrowsAsync<UnpackFailedException>(() => _application.Router.InvokeAsync("""{"route":"replay","logId":"../x"}"""))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_last_failure_reaches_the_topic_with_its_stack()
    {
        using var topic = new StringWriter();
        var @event = _application.S3.Put(UploadBucket, "bad/topic.zip", Text("no zip"));
        var events = new AsynchronousEvents(LogUnpacker.Router.Instance, topic);
        events.Add(@event);
        await events.DisposeAsync();

        Assert.Equal(3, _application.S3.Calls.Count(call => call is { Key: "bad/topic.zip", Method: "HEAD" }));
        var message = JsonDocument.Parse(topic.ToString().Split("failures: ")[1]).RootElement;
        Assert.Equal("RetriesExhausted", message.GetProperty("requestContext").GetProperty("condition").GetString());
        Assert.Equal("bad/topic.zip", message.GetProperty("requestPayload").GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString());
        Assert.Contains("ZipEnd", message.GetProperty("responsePayload").GetProperty("stackTrace").ToString(), StringComparison.Ordinal);
    }

    /// <summary>The application on an S3 of its own.</summary>
    public sealed class Application : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public Application()
        {
            S3.Fault = call =>
            {
                // Longer than the function has: until the tests are over.
                if (call.Key == "late/a.zip") _end.Wait();
                return call.Bucket == LogBucket && call.Key.StartsWith("bad/denied", StringComparison.Ordinal) ? (403, "AccessDenied") : null;
            };
            foreach (var (name, value) in Settings(S3)) Environment.SetEnvironmentVariable(name, value);
        }

        public FakeS3 S3 { get; } = new();

        public RouterApp Router { get; } = new(LogUnpacker.Router.Instance);

        public static (string Name, string Value)[] Settings(FakeS3 s3) =>
            [("AWS_ENDPOINT_URL_S3", s3.Endpoint.ToString()), ("AWS_ACCESS_KEY_ID", "test"), ("AWS_SECRET_ACCESS_KEY", "test"), ("UNPACK_UPLOADS", "true")];

        public void Dispose()
        {
            _end.Set();
            S3.Dispose();
        }
    }
}
