using System.Globalization;
using System.Net;
using System.Text;

namespace LogUnpacker.Local;

/// <summary>What S3 answers.</summary>
internal sealed record S3Answer(int Status, ReadOnlyMemory<byte> Body, string? ContentType = null)
{
    public string? ETag { get; init; }

    public string? ContentRange { get; init; }

    private string? ErrorCode { get; init; }

    public static S3Answer Empty(int status) => new(status, default);

    public static S3Answer Xml(string xml) => new(200, Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?>{xml}"""), "application/xml");

    public static S3Answer Error(int status, string code) => new(status, default, "application/xml") { ErrorCode = code };

    /// <summary>An object, or the range of it that is asked for.</summary>
    public static S3Answer Of(S3Object found, string? range)
    {
        if (range is null) return new(200, found.Content, "application/octet-stream") { ETag = found.ETag };
        var bounds = range["bytes=".Length..].Split('-');
        var first = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        var last = bounds[1].Length == 0 ? found.Content.Length - 1 : Math.Min(int.Parse(bounds[1], CultureInfo.InvariantCulture), found.Content.Length - 1);
        if (first > last) return Error(416, "InvalidRange");
        return new(206, found.Content.AsMemory(first, last - first + 1), "application/octet-stream") { ETag = found.ETag, ContentRange = $"bytes {first}-{last}/{found.Content.Length}" };
    }

    /// <summary>The first thousand keys of a bucket.</summary>
    public static S3Answer List(string bucket, string prefix, IEnumerable<(string Key, S3Object Object)> objects)
    {
        var found = objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).Take(1000).ToList();
        var contents = string.Concat(found.Select(item => $"<Contents><Key>{WebUtility.HtmlEncode(item.Key)}</Key><ETag>\"{item.Object.ETag}\"</ETag><Size>{item.Object.Content.Length}</Size></Contents>"));
        return Xml($"<ListBucketResult><Name>{bucket}</Name><Prefix>{WebUtility.HtmlEncode(prefix)}</Prefix><KeyCount>{found.Count}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>");
    }

    public async Task SendAsync(S3Call call, HttpListenerResponse response)
    {
        var body = ErrorCode is null ? Body : Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?><Error><Code>{ErrorCode}</Code><Message>{ErrorCode}</Message><Key>{WebUtility.HtmlEncode(call.Key)}</Key><RequestId>{call.RequestId}</RequestId></Error>""");
        response.StatusCode = Status;
        if (ContentType is not null) response.ContentType = ContentType;
        if (ETag is not null) response.Headers["ETag"] = $"\"{ETag}\"";
        if (ContentRange is not null) response.Headers["Content-Range"] = ContentRange;
        if (Status != 204) response.ContentLength64 = body.Length;
        if (call.Method != "HEAD" && Status != 204) await response.OutputStream.WriteAsync(body);
        response.Close();
    }
}
