using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    /// <summary>What happens to an object unless somebody says otherwise.</summary>
    public const string ObjectPut = "ObjectCreated:Put";

    /// <summary>A notification of a bucket.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key as people write it; the event has it encoded.</param>
    /// <param name="eventName"><c>ObjectCreated:Put</c>, <c>ObjectRemoved:Delete</c> and so on, with or without <c>s3:</c> before it.</param>
    /// <param name="size">The object's size in bytes. What is removed has none.</param>
    /// <exception cref="ShortFormException">The name of the event is a pattern.</exception>
    public static byte[] S3(string bucket, string key, string eventName = ObjectPut, long size = 1024)
    {
        var name = NameOfChange(eventName);
        return EventJson.Records([key], (writer, _) =>
        {
            writer.WriteString("eventVersion", "2.1");
            writer.WriteString("eventSource", "aws:s3");
            writer.WriteString("awsRegion", FakeAccount.Region);
            writer.WriteString("eventTime", EventJson.Milliseconds(DateTimeOffset.UtcNow));
            writer.WriteString("eventName", name);
            writer.WriteStartObject("userIdentity");
            writer.WriteString("principalId", "AWS:AIDAIENQZJOLO23YVJ4VO");
            writer.WriteEndObject();
            writer.WriteStartObject("requestParameters");
            writer.WriteString("sourceIPAddress", "203.0.113.7");
            writer.WriteEndObject();
            writer.WriteStartObject("responseElements");
            writer.WriteString("x-amz-request-id", Convert.ToHexString(RandomNumberGenerator.GetBytes(8)));
            writer.WriteBase64String("x-amz-id-2", RandomNumberGenerator.GetBytes(56));
            writer.WriteEndObject();
            writer.WriteStartObject("s3");
            writer.WriteString("s3SchemaVersion", "1.0");
            writer.WriteString("configurationId", "routegen");
            writer.WriteStartObject("bucket");
            writer.WriteString("name", bucket);
            writer.WriteStartObject("ownerIdentity");
            writer.WriteString("principalId", "A3NL1KOZZKExample");
            writer.WriteEndObject();
            writer.WriteString("arn", $"arn:aws:s3:::{bucket}");
            writer.WriteEndObject();
            writer.WriteStartObject("object");
            writer.WriteString("key", EncodeKey(key));
            if (!name.StartsWith("ObjectRemoved:", StringComparison.Ordinal))
            {
                writer.WriteNumber("size", size);
                writer.WriteString("eTag", Md5(Encoding.UTF8.GetBytes(key)));
            }

            writer.WriteString("sequencer", Convert.ToHexString(RandomNumberGenerator.GetBytes(9)));
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }

    /// <summary>A key as notifications have it: encoded as a form is, but for the slashes (recorded on AWS: <c>a@b</c> is <c>a%40b</c>, a space is <c>+</c>).</summary>
    public static string EncodeKey(string key)
    {
        var text = new StringBuilder(key.Length);
        foreach (var next in Encoding.UTF8.GetBytes(key))
        {
            if (char.IsAsciiLetterOrDigit((char)next) || next is (byte)'/' or (byte)'.' or (byte)'-' or (byte)'_' or (byte)'*') text.Append((char)next);
            else if (next == ' ') text.Append('+');
            else text.Append(CultureInfo.InvariantCulture, $"%{next:X2}");
        }

        return text.ToString();
    }

    private static string NameOfChange(string eventName)
    {
        var name = eventName.StartsWith("s3:", StringComparison.Ordinal) ? eventName[3..] : eventName;
        // As routes have them; an event has one name.
        if (name == "ObjectCreated:*") return ObjectPut;
        if (name == "ObjectRemoved:*") return "ObjectRemoved:Delete";
        return name.Length > 0 && !name.Contains('*', StringComparison.Ordinal) ? name : throw new ShortFormException($"'{eventName}' is no event of S3: write its whole name, as ObjectCreated:Put or ObjectRemoved:Delete.");
    }
}
