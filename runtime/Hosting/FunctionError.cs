using System.Text;
using RouteGen.Events;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>A failed invocation, as the Runtime API wants it. All of it reaches whoever invoked the function.</summary>
internal sealed class FunctionError
{
    /// <summary>The greatest length of <see cref="Body"/> in bytes.</summary>
    internal const int LongestBody = 256 * 1024;

    // A message that has to be cut keeps this many characters: six bytes for each of them stay below the limit.
    private const int CutMessageLength = 40_000;

    private readonly ByteBuffer _body = new(LongestBody);

    private FunctionError(string header) => Type = Encoding.ASCII.GetBytes(header);

    public static ReadOnlySpan<byte> MediaType => "application/vnd.aws.lambda.error+json"u8;

    /// <summary>For the metrics: <c>Function.</c> or <c>Runtime.</c> and a name of letters. Lambda counts all else as Runtime.Unknown.</summary>
    public byte[] Type { get; }

    /// <summary><c>{"errorType":...,"errorMessage":...,"stackTrace":[...]}</c></summary>
    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    /// <summary>An exception as an error.</summary>
    /// <param name="exception">The exception. Its class name is the type that Step Functions' Retry and Catch compare, as with AWS's own runtime.</param>
    /// <param name="withStack">Whether the stack is told too, which shows an invoker the inside of the function.</param>
    /// <param name="runtimeType">The type where the platform defines one, as <c>Runtime.BeforeSnapshotError</c>.</param>
    /// <param name="showsMessages">Whether what the exception says of itself is told.</param>
    public static FunctionError Of(Exception exception, bool withStack, string? runtimeType = null, bool showsMessages = true)
    {
        var ownType = runtimeType ?? (exception as EventException)?.ErrorType;
        var name = ownType ?? exception.GetType().Name;
        var error = new FunctionError(IsCountable(ownType) ? ownType! : HasLettersOnly(name) ? $"Function.{name}" : "Function.UnhandledException");
        var message = ExceptionText.Message(exception, showsMessages);
        if (message.Length == 0 && !showsMessages) message = Redaction.Text;
        error.Write(name, message, withStack ? ExceptionText.Of(exception, showsMessages) : "");
        if (error._body.IsOverLimit) error.Write(name, message, stack: "");
        if (error._body.IsOverLimit) error.Write(name, message[..CutMessageLength] + "...", stack: "");
        return error;
    }

    private void Write(string type, string message, string stack)
    {
        _body.Clear();
        _body.Append("{\"errorType\":\""u8);
        JsonEscape.Append(_body, type);
        _body.Append("\",\"errorMessage\":\""u8);
        JsonEscape.Append(_body, message);
        _body.Append("\",\"stackTrace\":["u8);
        var isFirst = true;
        foreach (var line in stack.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) continue;
            _body.Append(isFirst ? "\""u8 : ",\""u8);
            JsonEscape.Append(_body, line);
            _body.Append((byte)'"');
            isFirst = false;
        }

        _body.Append("]}"u8);
    }

    private static bool IsCountable(string? type) =>
        type is not null
        && ((type.StartsWith("Function.", StringComparison.Ordinal) && HasLettersOnly(type["Function.".Length..]))
            || (type.StartsWith("Runtime.", StringComparison.Ordinal) && HasLettersOnly(type["Runtime.".Length..])));

    /// <summary>Whether a name is <c>[A-Z][a-zA-Z]+</c>.</summary>
    private static bool HasLettersOnly(string name)
    {
        if (name.Length < 2 || !char.IsAsciiLetterUpper(name[0])) return false;
        foreach (var character in name)
        {
            if (!char.IsAsciiLetter(character)) return false;
        }

        return true;
    }
}
