using System.Text;
using System.Text.Json;

namespace LogUnpacker.Local;

/// <summary>What S3 tells Lambda of a new object.</summary>
public static class S3Notification
{
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The key as it reads; the event has it encoded as a form is.</param>
    /// <param name="size">The object's length.</param>
    /// <param name="etag">Its entity tag, without quotes.</param>
    /// <param name="requestId">The <c>x-amz-request-id</c> of the upload.</param>
    public static byte[] OfCreated(string bucket, string key, long size, string etag, string requestId)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("Records");
            writer.WriteStartObject();
            writer.WriteString("eventVersion", "2.1");
            writer.WriteString("eventSource", "aws:s3");
            writer.WriteString("awsRegion", "us-east-1");
            writer.WriteString("eventTime", DateTimeOffset.UtcNow);
            writer.WriteString("eventName", "ObjectCreated:Put");
            writer.WriteStartObject("responseElements");
            writer.WriteString("x-amz-request-id", requestId);
            writer.WriteString("x-amz-id-2", "local");
            writer.WriteEndObject();
            writer.WriteStartObject("s3");
            writer.WriteString("s3SchemaVersion", "1.0");
            writer.WriteStartObject("bucket");
            writer.WriteString("name", bucket);
            writer.WriteString("arn", $"arn:aws:s3:::{bucket}");
            writer.WriteEndObject();
            writer.WriteStartObject("object");
            writer.WriteString("key", Encode(key));
            writer.WriteNumber("size", size);
            writer.WriteString("eTag", etag);
            writer.WriteString("sequencer", DateTimeOffset.UtcNow.Ticks.ToString("X16", System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static string Encode(string key)
    {
        var text = new StringBuilder();
        foreach (var next in Encoding.UTF8.GetBytes(key))
        {
            if (char.IsAsciiLetterOrDigit((char)next) || next is (byte)'/' or (byte)'.' or (byte)'-' or (byte)'_' or (byte)'*') text.Append((char)next);
            else if (next == ' ') text.Append('+');
            else text.Append('%').Append(next.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
