using System.Buffers.Text;
using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>
/// The headers of the invocation that a loop works on. A loop owns one and uses it again and again: it keeps the bytes as they came and
/// makes a string only of what is asked for.
/// </summary>
internal sealed class InvocationHeaders(LambdaEnvironment environment)
{
    private readonly Range[] _fields = new Range[FieldCount];
    private byte[] _text = new byte[1024];
    private int _length;
    private LambdaContext? _context;
    private CompiledRouter? _router;
    private int _route = -1;

    /// <summary>The function's name; empty outside Lambda.</summary>
    public string FunctionName => _context?.FunctionName ?? environment.FunctionName;

    /// <summary>The function's log.</summary>
    public LambdaLog Log => _context?.PlatformLog ?? environment.Log;

    /// <summary>Takes the metrics instead of the log; <see langword="null"/> in Lambda.</summary>
    public Action<ReadOnlyMemory<byte>>? MetricsWriter => _context?.MetricsWriter;

    /// <summary>The context, if it was made already. Of an invocation that no Runtime API sent it alone knows anything.</summary>
    public LambdaContext? MadeContext => _context;

    private enum Field
    {
        RequestId,
        TraceId,
        DeadlineMilliseconds,
        FunctionArn,
        ClientContext,
        CognitoIdentity,
        TenantId,
        InvocationId,
    }

    private const int FieldCount = (int)Field.InvocationId + 1;

    /// <summary>Who may answer the invocation in the place of a handler that takes too long; <see langword="null"/> where nobody can.</summary>
    public InvocationWatchdog? Watchdog { get; init; }

    /// <summary>Whether the route that took the event says <c>error-stack: true</c>.</summary>
    public bool SendsErrorStack => _router?.SendsErrorStack(_route) == true;

    public ReadOnlySpan<byte> RequestId => this[Field.RequestId];

    public ReadOnlySpan<byte> TraceId => this[Field.TraceId];

    /// <summary>Lambda's name for this attempt, to be sent back with its outcome; empty where Lambda sends none (before July 2026).</summary>
    public ReadOnlySpan<byte> InvocationId => this[Field.InvocationId];

    /// <summary>When Lambda stops the invocation; <see cref="DateTimeOffset.MaxValue"/> when nobody does.</summary>
    public DateTimeOffset Deadline
    {
        get
        {
            if (_context is not null) return _context.Deadline;
            var text = this[Field.DeadlineMilliseconds];
            var isTime = Utf8Parser.TryParse(text, out long milliseconds, out var read) && read == text.Length && milliseconds is >= 0 and <= 253_402_300_799_999;
            return isTime ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MaxValue;
        }
    }

    /// <summary>The invocation for handlers, made when one asks. It shares nothing with this object, so it may be kept.</summary>
    public LambdaContext Context => _context ??= MakeContext();

    private ReadOnlySpan<byte> this[Field field]
    {
        get
        {
            var range = _fields[(int)field];
            return new ReadOnlySpan<byte>(_text, range.Start.Value, range.End.Value - range.Start.Value);
        }
    }

    /// <summary>Forgets the last invocation.</summary>
    public void Clear()
    {
        Array.Clear(_fields);
        _length = 0;
        _context = null;
        _router = null;
        _route = -1;
    }

    /// <summary>Stands for an invocation that no Runtime API sent.</summary>
    public void Use(LambdaContext context)
    {
        Clear();
        _context = context;
        // A test may use one again.
        context.SetRoute(router: null, route: -1);
    }

    /// <summary>Notes the route that answers the invocation, for the log.</summary>
    public void SetRoute(CompiledRouter router, int route)
    {
        _router = router;
        _route = route;
        _context?.SetRoute(router, route);
    }

    /// <summary>Keeps a header if it is one of Lambda's. Of several with one name the last counts.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (FieldOf(name) is not { } field) return;
        if (_text.Length - _length < value.Length) Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + value.Length));
        value.CopyTo(_text.AsSpan(_length));
        _fields[(int)field] = _length..(_length + value.Length);
        _length += value.Length;
    }

    private static Field? FieldOf(ReadOnlySpan<byte> name)
    {
        var prefix = "Lambda-Runtime-"u8;
        if (name.Length <= prefix.Length || !Ascii.EqualsIgnoreCase(name[..prefix.Length], prefix)) return null;
        var rest = name[prefix.Length..];
        if (Ascii.EqualsIgnoreCase(rest, "Aws-Request-Id"u8)) return Field.RequestId;
        if (Ascii.EqualsIgnoreCase(rest, "Trace-Id"u8)) return Field.TraceId;
        if (Ascii.EqualsIgnoreCase(rest, "Deadline-Ms"u8)) return Field.DeadlineMilliseconds;
        if (Ascii.EqualsIgnoreCase(rest, "Invoked-Function-Arn"u8)) return Field.FunctionArn;
        if (Ascii.EqualsIgnoreCase(rest, "Client-Context"u8)) return Field.ClientContext;
        if (Ascii.EqualsIgnoreCase(rest, "Cognito-Identity"u8)) return Field.CognitoIdentity;
        if (Ascii.EqualsIgnoreCase(rest, "Aws-Tenant-Id"u8)) return Field.TenantId;
        if (Ascii.EqualsIgnoreCase(rest, "Invocation-Id"u8)) return Field.InvocationId;
        return null;
    }

    private LambdaContext MakeContext()
    {
        var clientContext = Text(Field.ClientContext);
        var (identityId, poolId) = ReadIdentity(this[Field.CognitoIdentity]);
        var context = new LambdaContext
        {
            RequestId = Text(Field.RequestId),
            InvokedFunctionArn = Text(Field.FunctionArn),
            Deadline = Deadline,
            TraceId = Text(Field.TraceId),
            TenantId = Text(Field.TenantId),
            ClientContext = clientContext.Length > 0 ? clientContext : null,
            CognitoIdentityId = identityId,
            CognitoIdentityPoolId = poolId,
            FunctionName = environment.FunctionName,
            FunctionVersion = environment.FunctionVersion,
            MemoryLimitInMB = environment.MemoryLimitInMB,
            LogGroupName = environment.LogGroupName,
            LogStreamName = environment.LogStreamName,
            PlatformLog = environment.Log,
        };
        context.SetRoute(_router, _route);
        return context;
    }

    private string Text(Field field) => Encoding.UTF8.GetString(this[field]);

    /// <summary>Reads <c>{"cognitoIdentityId":"...","cognitoIdentityPoolId":"..."}</c>.</summary>
    private static (string IdentityId, string PoolId) ReadIdentity(ReadOnlySpan<byte> json)
    {
        var (identityId, poolId) = ("", "");
        if (json.IsEmpty || json[0] != '{') return (identityId, poolId);
        try
        {
            var members = new JsonCursor(json, 0);
            while (members.NextProperty(out var name, out var value))
            {
                if (!value.IsString) continue;
                var key = json.Slice(name.Start, name.Length);
                if (key.SequenceEqual("cognitoIdentityId"u8)) identityId = JsonText.Read(json, value);
                else if (key.SequenceEqual("cognitoIdentityPoolId"u8)) poolId = JsonText.Read(json, value);
            }
        }
        catch (EventException)
        {
            // What the platform sends is not the invocation's own doing: who needs the identity sees that there is none.
            return ("", "");
        }

        return (identityId, poolId);
    }
}
