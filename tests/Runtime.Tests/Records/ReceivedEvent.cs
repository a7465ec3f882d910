using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

/// <summary>An event that is no request, as a session has it in hand, and what it logs.</summary>
internal sealed class ReceivedEvent
{
    private readonly InvocationHeaders _headers = new(new LambdaEnvironment(_ => null));

    private ReceivedEvent(CompiledRouter router, byte[] json, LogicalNames? names)
    {
        _headers.Use(new LambdaContext { RequestId = "request-1", LogWriter = (level, message, _) => Log.Add($"{level}: {message}") });
        var http = new HttpExchange(router);
        Exchange = new EventExchange(router, http) { Names = names ?? new LogicalNames(new Dictionary<string, string>(StringComparer.Ordinal)) };
        http.BeginInvocation(_headers);
        Exchange.Begin();
        IsRequest = http.Begin(json);
        Exchange.BeginInvocation(_headers);
    }

    public EventExchange Exchange { get; }

    public bool IsRequest { get; }

    public List<string> Log { get; } = [];

    public EventKind Kind => Exchange.Kind;

    public string Answer => Encoding.UTF8.GetString(Exchange.TakeAnswer().Span);

    public JsonNode? AnswerJson => JsonNode.Parse(Answer);

    public static ReceivedEvent Of(string json, LogicalNames? names = null, CompiledRouter? router = null) => new(router ?? new StubRouter(), Encoding.UTF8.GetBytes(json), names);

    public static ReceivedEvent Of(byte[] json) => new(new StubRouter(), json, names: null);

    /// <summary>The event as one record.</summary>
    public T One<T>()
        where T : EventRecord, IEventRecord<T>
        => T.At(new RecordPlace(Exchange, Exchange.Event.Memory, Exchange.Event.Root));

    /// <summary>All of its records.</summary>
    public List<T> Records<T>()
        where T : EventRecord, IEventRecord<T>
    {
        var records = new List<T>();
        var cursor = new JsonCursor(Exchange.Event.Json, Exchange.Event.Fields.Records.Start);
        while (cursor.NextElement(out var slice)) records.Add(T.At(new RecordPlace(Exchange, Exchange.Event.Memory, slice)));
        return records;
    }

    /// <summary>The one record of an event that is made of its members.</summary>
    public static T Record<T>(string members)
        where T : EventRecord, IEventRecord<T>
        => Assert.Single(Of($$"""{"Records":[{{members}}]}""").Records<T>());

    /// <summary>The kind as a route of the table names it: <c>SQS</c>, <c>RAW kafka</c>, <c>HTTP</c>, or nothing.</summary>
    public string Verb => IsRequest ? "HTTP" : Kind switch
    {
        EventKind.Raw => "RAW " + Exchange.RawName,
        EventKind.TokenAuthorizer => "AUTHORIZER token",
        EventKind.RequestAuthorizer or EventKind.HttpAuthorizer => "AUTHORIZER request",
        _ => UnroutedEvent.VerbOf(Kind),
    };
}
