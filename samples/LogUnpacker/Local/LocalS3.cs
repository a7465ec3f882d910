using System.Globalization;

namespace LogUnpacker.Local;

/// <summary>S3 for <c>dotnet run</c>, in this process: what is uploaded to its bucket of uploads is unpacked. Where <c>AWS_ENDPOINT_URL_S3</c> names another S3, there is none.</summary>
public sealed class LocalS3 : IAsyncDisposable
{
    private const int DefaultPort = 9000;

    private readonly FakeS3? _s3;
    private readonly AsynchronousEvents? _events;

    private LocalS3(FakeS3? s3, AsynchronousEvents? events)
    {
        _s3 = s3;
        _events = events;
    }

    public static LocalS3 Of(string[] args)
    {
        if (IsSet("AWS_ENDPOINT_URL_S3") || IsSet("AWS_LAMBDA_RUNTIME_API") || args.Any(argument => argument is "--help" or "-h")) return new LocalS3(s3: null, events: null);
        Default("UNPACK_UPLOADS", "true");
        // Requests are signed, as they always are; nobody here compares signatures.
        Default("AWS_ACCESS_KEY_ID", "local");
        Default("AWS_SECRET_ACCESS_KEY", "local");
        var port = IsSet("LOCAL_S3_PORT") ? int.Parse(Environment.GetEnvironmentVariable("LOCAL_S3_PORT")!, NumberStyles.None, CultureInfo.InvariantCulture) : DefaultPort;
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_S3", $"http://127.0.0.1:{port}");
        // An event that is sent by hand goes through the application that runs already, or rather through its S3.
        if (args is ["invoke", ..]) return new LocalS3(s3: null, events: null);

        var events = new AsynchronousEvents(Router.Instance, Console.Out);
        var s3 = new FakeS3(port) { Uploaded = events.Add, UploadBucket = Services.Buckets.Uploads };
        Console.WriteLine($"S3 is at {s3.Endpoint} Try:");
        Console.WriteLine($"  curl -T logs.zip '{s3.Endpoint}{Services.Buckets.Uploads}/incoming/web 1.zip'");
        Console.WriteLine($"  curl '{s3.Endpoint}{Services.Buckets.Logs}?list-type=2'");
        Console.WriteLine();
        return new LocalS3(s3, events);
    }

    public async ValueTask DisposeAsync()
    {
        _s3?.Dispose();
        if (_events is not null) await _events.DisposeAsync();
    }

    private static bool IsSet(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 };

    private static void Default(string name, string value)
    {
        if (!IsSet(name)) Environment.SetEnvironmentVariable(name, value);
    }
}
