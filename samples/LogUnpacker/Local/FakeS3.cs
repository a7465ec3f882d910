using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace LogUnpacker.Local;

/// <summary>A call as S3 got it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key, decoded.</param>
/// <param name="Query">What follows the question mark.</param>
/// <param name="Range">The range that is asked for.</param>
/// <param name="RequestId">The id that it was answered with.</param>
/// <param name="Length">How many bytes were sent.</param>
public sealed record S3Call(string Method, string Bucket, string Key, string Query, string? Range, string RequestId, long Length);

/// <summary>
/// The part of S3's wire protocol that is used here, over memory, with every bucket that is asked for: objects, ranges, If-Match, checksums, multipart uploads, lists, request ids and errors as XML. Signatures are not
/// compared. For <c>dotnet run</c> and for tests.
/// </summary>
public sealed class FakeS3 : IDisposable
{
    /// <summary>All objects and parts together, in bytes.</summary>
    private const long MostBytes = 1L << 30;

    private readonly HttpListener _listener = new();
    private readonly SortedDictionary<(string Bucket, string Key), S3Object> _objects = new(KeyOrder.Instance);
    private readonly Dictionary<string, S3Parts> _parts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<S3Call> _calls = [];
    private readonly Lock _lock = new();

    /// <summary>Listens.</summary>
    /// <param name="port">The port; 0 takes a free one.</param>
    public FakeS3(int port = 0)
    {
        Endpoint = new Uri($"http://127.0.0.1:{(port == 0 ? FreePort() : port)}/");
        _listener.Prefixes.Add(Endpoint.ToString());
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public Uri Endpoint { get; }

    /// <summary>Takes the event of each upload to <see cref="UploadBucket"/>.</summary>
    public Action<byte[]>? Uploaded { get; init; }

    /// <summary>The bucket whose uploads are told of.</summary>
    public string UploadBucket { get; init; } = "uploads";

    /// <summary>Answers a call by an error of S3 instead: its status, and its code. <see langword="null"/> lets it pass.</summary>
    public Func<S3Call, (int Status, string Code)?>? Fault { get; set; }

    /// <summary>All calls so far.</summary>
    public IReadOnlyList<S3Call> Calls => [.. _calls];

    /// <summary>How many multipart uploads are neither completed nor dropped.</summary>
    public int OpenUploads
    {
        get
        {
            lock (_lock) return _parts.Count;
        }
    }

    /// <summary>What an object holds; <see langword="null"/> when there is none.</summary>
    public byte[]? Find(string bucket, string key)
    {
        lock (_lock) return _objects.GetValueOrDefault((bucket, key))?.Content;
    }

    /// <summary>The keys of a bucket that begin so.</summary>
    public IReadOnlyList<string> Keys(string bucket, string prefix = "")
    {
        lock (_lock) return [.. _objects.Keys.Where(key => key.Bucket == bucket && key.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key.Key)];
    }

    /// <summary>Puts an object there without a call, and gives the event that S3 sends of it.</summary>
    public byte[] Put(string bucket, string key, byte[] content)
    {
        var requestId = NewId();
        var stored = new S3Object(content, S3Object.TagOf(content));
        lock (_lock) _objects[(bucket, key)] = stored;
        return S3Notification.OfCreated(bucket, key, content.Length, stored.ETag, requestId);
    }

    /// <summary>Takes an object away without a call.</summary>
    public void Remove(string bucket, string key)
    {
        lock (_lock) _objects.Remove((bucket, key));
    }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    private async Task ListenAsync()
    {
        while (true)
        {
            try
            {
                var exchange = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(exchange));
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext exchange)
    {
        try
        {
            var (request, answer) = (exchange.Request, exchange.Response);
            var body = await ReadBodyAsync(request);
            // As it was sent: the key is decoded once, here.
            var target = request.RawUrl!.Split('?', 2);
            var path = target[0].TrimStart('/').Split('/', 2);
            var call = new S3Call(request.HttpMethod, path[0], path.Length > 1 ? Uri.UnescapeDataString(path[1]) : "", target.Length > 1 ? target[1] : "", request.Headers["Range"], NewId(), body.Length);
            answer.Headers["x-amz-request-id"] = call.RequestId;
            answer.Headers["x-amz-id-2"] = "local";
            _calls.Enqueue(call);
            var result = Fault?.Invoke(call) is { } fault ? S3Answer.Error(fault.Status, fault.Code) : Answer(call, request, body);
            await result.SendAsync(call, answer);
        }
        catch (Exception ended) when (ended is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client is gone.
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        return body.ToArray();
    }

    private S3Answer Answer(S3Call call, HttpListenerRequest request, byte[] body)
    {
        if (!HasChecksums(request, body)) return S3Answer.Error(400, "BadDigest");
        var query = System.Web.HttpUtility.ParseQueryString(call.Query, Encoding.UTF8);
        var uploadId = query["uploadId"];
        lock (_lock)
        {
            return (call.Method, call.Key.Length > 0) switch
            {
                ("GET", false) => S3Answer.List(call.Bucket, query["prefix"] ?? "", _objects.Where(found => found.Key.Bucket == call.Bucket).Select(found => (found.Key.Key, found.Value))),
                ("PUT", false) => S3Answer.Empty(200),
                ("POST", true) when uploadId is null => Begin(call),
                ("PUT", true) when uploadId is not null => AddPart(uploadId, int.Parse(query["partNumber"]!, System.Globalization.CultureInfo.InvariantCulture), body),
                ("POST", true) => Complete(call, uploadId!),
                ("DELETE", true) when uploadId is not null => S3Answer.Empty(_parts.Remove(uploadId) ? 204 : 404),
                ("PUT", true) => Store(call, body),
                ("DELETE", true) => Remove(call),
                ("GET" or "HEAD", true) => Read(call, request),
                _ => S3Answer.Error(405, "MethodNotAllowed"),
            };
        }
    }

    private static bool HasChecksums(HttpListenerRequest request, byte[] body)
    {
        if (request.Headers["Content-MD5"] is { } md5 && md5 != Convert.ToBase64String(Convert.FromHexString(S3Object.TagOf(body)))) return false;
        return request.Headers["x-amz-content-sha256"] is not { Length: 64 } sha256 || sha256.Equals(Convert.ToHexString(SHA256.HashData(body)), StringComparison.OrdinalIgnoreCase);
    }

    private S3Answer Store(S3Call call, byte[] body)
    {
        if (_objects.Values.Sum(stored => (long)stored.Content.Length) + body.Length > MostBytes) return S3Answer.Error(507, "LocalStorageFull");
        return Store(call, new S3Object(body, S3Object.TagOf(body)), S3Answer.Empty(200));
    }

    private S3Answer Store(S3Call call, S3Object stored, S3Answer answer)
    {
        _objects[(call.Bucket, call.Key)] = stored;
        if (call.Bucket == UploadBucket) Uploaded?.Invoke(S3Notification.OfCreated(call.Bucket, call.Key, stored.Content.Length, stored.ETag, call.RequestId));
        return answer with { ETag = stored.ETag };
    }

    private S3Answer Remove(S3Call call)
    {
        _objects.Remove((call.Bucket, call.Key));
        return S3Answer.Empty(204);
    }

    private S3Answer Begin(S3Call call)
    {
        var id = NewId();
        _parts[id] = new S3Parts();
        return S3Answer.Xml($"<InitiateMultipartUploadResult><Bucket>{call.Bucket}</Bucket><Key>{WebUtility.HtmlEncode(call.Key)}</Key><UploadId>{id}</UploadId></InitiateMultipartUploadResult>");
    }

    private S3Answer AddPart(string uploadId, int number, byte[] body)
    {
        if (!_parts.TryGetValue(uploadId, out var parts)) return S3Answer.Error(404, "NoSuchUpload");
        return S3Answer.Empty(200) with { ETag = parts.Add(number, body) };
    }

    private S3Answer Complete(S3Call call, string uploadId)
    {
        if (!_parts.Remove(uploadId, out var parts)) return S3Answer.Error(404, "NoSuchUpload");
        if (parts.Join() is not { } joined) return S3Answer.Error(400, "EntityTooSmall");
        return Store(call, joined, S3Answer.Xml($"<CompleteMultipartUploadResult><Key>{WebUtility.HtmlEncode(call.Key)}</Key><ETag>\"{joined.ETag}\"</ETag></CompleteMultipartUploadResult>"));
    }

    private S3Answer Read(S3Call call, HttpListenerRequest request)
    {
        if (!_objects.TryGetValue((call.Bucket, call.Key), out var found)) return S3Answer.Error(404, "NoSuchKey");
        if (request.Headers["If-Match"] is { } tag && tag.Trim('"') != found.ETag) return S3Answer.Error(412, "PreconditionFailed");
        return S3Answer.Of(found, call.Range);
    }

    private sealed class KeyOrder : IComparer<(string Bucket, string Key)>
    {
        public static readonly KeyOrder Instance = new();

        public int Compare((string Bucket, string Key) x, (string Bucket, string Key) y) => string.CompareOrdinal(x.Bucket, y.Bucket) is not 0 and var order ? order : string.CompareOrdinal(x.Key, y.Key);
    }
}
