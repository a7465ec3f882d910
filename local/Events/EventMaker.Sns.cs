using System.Security.Cryptography;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    /// <summary>A message of a topic. Lambda always gets exactly one.</summary>
    /// <param name="topic">The topic's name.</param>
    /// <param name="message">The message.</param>
    /// <param name="subject">Its subject; <see langword="null"/> for none.</param>
    /// <param name="attributes">Message attributes, of type String.</param>
    public static byte[] Sns(string topic, string message, string? subject = null, IReadOnlyList<KeyValuePair<string, string>>? attributes = null)
    {
        var arn = $"arn:aws:sns:{FakeAccount.Region}:{FakeAccount.AccountId}:{topic}";
        var subscription = $"{arn}:{Guid.NewGuid()}";
        return EventJson.Records([message], (writer, text) =>
        {
            // A capital E, unlike every other service.
            writer.WriteString("EventSource", "aws:sns");
            writer.WriteString("EventVersion", "1.0");
            writer.WriteString("EventSubscriptionArn", subscription);
            writer.WriteStartObject("Sns");
            writer.WriteString("Type", "Notification");
            writer.WriteString("MessageId", Guid.NewGuid());
            writer.WriteString("TopicArn", arn);
            writer.WriteString("Subject", subject);
            writer.WriteString("Message", text);
            writer.WriteString("Timestamp", EventJson.Milliseconds(DateTimeOffset.UtcNow));
            writer.WriteString("SignatureVersion", "1");
            writer.WriteBase64String("Signature", RandomNumberGenerator.GetBytes(256));
            writer.WriteString("SigningCertUrl", $"https://sns.{FakeAccount.Region}.amazonaws.com/SimpleNotificationService-0123456789abcdef0123456789abcdef.pem");
            writer.WriteString("UnsubscribeUrl", $"https://sns.{FakeAccount.Region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription}");
            writer.WriteStartObject("MessageAttributes");
            foreach (var (name, value) in attributes ?? [])
            {
                writer.WriteStartObject(name);
                writer.WriteString("Type", "String");
                writer.WriteString("Value", value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
