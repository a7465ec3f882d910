using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>What AWS allows in the name of a queue, a bucket and so on, and how a message says it.</summary>
/// <param name="Subject">What the name is of, as the end of a sentence that begins with "lacks".</param>
/// <param name="Least">The characters that the shortest name has.</param>
/// <param name="Most">The characters that the longest name has.</param>
/// <param name="Marks">What it is made of besides letters and digits of ASCII.</param>
/// <param name="Made">What it is made of, as the end of a sentence that begins with "It is".</param>
/// <param name="Example">A good name.</param>
internal sealed record EventNameRule(string Subject, int Least, int Most, string Marks, string Made, string Example)
{
    private const string FifoEnd = ".fifo";

    /// <summary>Whether a <c>*</c> stands for any characters.</summary>
    public bool HasStars { get; init; } = true;

    private bool HasCapitals { get; init; } = true;

    private bool HasFifo { get; init; }

    /// <summary>The bucket of an S3 route.</summary>
    public static EventNameRule Bucket { get; } = new("the name of a bucket", 3, 63, ".-", "lower-case letters, digits, '.' and '-'", "uploads") { HasCapitals = false };

    /// <summary>The key of a WebSocket route.</summary>
    public static EventNameRule RouteKey { get; } = new("the key of a WebSocket route", 1, 128, "_-.$/", "letters, digits, '_', '-', '.', '$' and '/', without '*': what no other route takes comes to '$default'", "sendMessage") { HasStars = false };

    /// <summary>The name of an EVENT route with a pattern: what EventBridge allows for the rule that would have the same one.</summary>
    public static EventNameRule Pattern { get; } = new("the name of a pattern", 1, 64, "_.-", "letters, digits, '_', '.' and '-': 'pattern' says of which source and detail-type the events are", "big-orders") { HasStars = false };

    private static EventNameRule Queue { get; } = new("the name of a queue", 1, 80, "_-", "letters, digits, '_' and '-', and may end in '.fifo'", "orders") { HasFifo = true };

    private static EventNameRule Topic { get; } = new("the name of a topic", 1, 256, "_-", "letters, digits, '_' and '-', and may end in '.fifo'", "alerts") { HasFifo = true };

    private static EventNameRule Table { get; } = new("the name of a table", 3, 255, "_.-", "letters, digits, '_', '.' and '-'", "users");

    private static EventNameRule Stream { get; } = new("the name of a stream", 1, 128, "_.-", "letters, digits, '_', '.' and '-'", "clicks");

    private static EventNameRule Schedule { get; } = new("the name of a rule or schedule", 1, 64, "_.-", "letters, digits, '_', '.' and '-'", "nightly");

    private static EventNameRule Trigger { get; } = new("the trigger of a user pool", 1, 128, "_", "letters, digits and '_'", "PreSignUp_SignUp");

    private static EventNameRule Payload { get; } = new("the name that payloads have as their \"route\"", 1, 128, "_.-/:", "letters, digits, '_', '.', '-', '/' and ':', without '*': 'INVOKE' alone takes every payload", "rebuild-index") { HasStars = false };

    /// <summary>The rule of a verb whose target is, or begins with, a name; <see langword="null"/> for the others.</summary>
    public static EventNameRule? Of(EventVerb verb) => verb switch
    {
        EventVerb.WebSocket => RouteKey,
        EventVerb.Sqs => Queue,
        EventVerb.Sns => Topic,
        EventVerb.S3 => Bucket,
        EventVerb.DynamoDb => Table,
        EventVerb.Kinesis => Stream,
        EventVerb.Schedule => Schedule,
        EventVerb.Cognito => Trigger,
        EventVerb.Invoke => Payload,
        _ => null,
    };

    /// <summary>The first character that no such name holds, stars apart, or -1.</summary>
    public int FindWrong(string name)
    {
        // The dot of '.fifo' is the only one in the name of a queue or topic.
        var end = HasFifo && name.Length > FifoEnd.Length && name.EndsWith(FifoEnd, StringComparison.Ordinal) ? name.Length - FifoEnd.Length : name.Length;
        for (var index = 0; index < end; index++)
        {
            if (!IsAllowed(name[index])) return index;
        }

        return -1;
    }

    private bool IsAllowed(char character) => character switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => true,
        >= 'A' and <= 'Z' => HasCapitals,
        '*' => HasStars,
        _ => Marks.IndexOf(character) >= 0,
    };
}
