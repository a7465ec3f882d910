using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

internal sealed partial class HandlerEmitter
{
    private const string Received = "received";

    /// <summary>Whether the method of an event route gives a task. Of one that takes records it always does: the runtime calls it.</summary>
    public static bool ReturnsTask(PlannedEvent route) => route.Handler.Record is not null || route.Route.Around.Count > 0 || KindOf(route.Handler) != MethodKind.Void;

    /// <summary>The method of an event route.</summary>
    public void Emit(PlannedEvent route)
    {
        var around = route.Route.Around;
        var record = route.Handler.Record;
        var (name, type) = record is null ? (Received, GlobalNames.EventExchange) : (NameOf(record), TypeOf(record));
        var inner = KindOf(route.Handler, [.. around]);
        var isAsync = around.Count > 0 || inner == MethodKind.Async;
        var result = ReturnsTask(route) ? GlobalNames.ValueTask : "void";
        _writer.Gap();
        _writer.Line("// " + route.Key);
        using (_writer.Block($"private static {(isAsync ? "async " : "")}{result} {route.Method}({type} {name})"))
        {
            var binding = NewBinding(name, leave: null);
            if (around.Count > 0)
            {
                EmitAround(around, route.Handler, inner, binding);
                return;
            }

            EmitEventBody(route.Handler, inner, binding);
            if (record is not null) EndRecord(record, inner);
        }
    }

    /// <summary>The type of the emitted method's parameter.</summary>
    public static string TypeOf(RecordModel record) => record.IsBatch ? $"{GlobalNames.Record(RecordTypes.Batch)}<{GlobalNames.Record(record.Kind)}>" : GlobalNames.Record(record.Kind);

    private static string NameOf(RecordModel record) => record.IsBatch ? "batch" : NameOf(record.Kind);

    private static string NameOf(string record) => record switch
    {
        RecordTypes.S3 or RecordTypes.DynamoDb or RecordTypes.Kinesis => "record",
        RecordTypes.EventBridge => "envelope",
        RecordTypes.Raw => Received,
        RecordTypes.Cognito => "trigger",
        RecordTypes.Authorizer => "request",
        _ => "message",
    };

    private void EndRecord(RecordModel? record, MethodKind kind)
    {
        if (kind == MethodKind.Void && record is { Unwrap: { Count: > 0 } unwrap } && unwrap[unwrap.Count - 1] == EventWrappings.S3) _writer.Gap();
        EndTask(kind);
    }

    private void EmitEventBody(HandlerCall handler, MethodKind kind, BindingEmitter binding)
    {
        if (handler.Record is { } record) EmitUnwrapped(handler, record, kind, binding);
        else EmitBody(handler, kind, binding);
    }

    private void EmitUnwrapped(HandlerCall handler, RecordModel record, MethodKind kind, BindingEmitter binding)
    {
        binding.Records.Add(binding.Exchange);
        foreach (var wrapping in record.Unwrap)
        {
            var outer = binding.Records[binding.Records.Count - 1];
            var name = binding.Reserve(wrapping == EventWrappings.Sns ? "notification" : NameOf(RecordTypes.Of(wrapping)));
            binding.Records.Add(name);
            if (wrapping == EventWrappings.S3)
            {
                // Nothing is wrapped in it.
                using (_writer.Block($"foreach (var {name} in {outer}.UnwrapS3())")) EmitRecordCall(handler, kind, binding);
                return;
            }

            _writer.Line($"var {name} = {outer}.Unwrap{(wrapping == EventWrappings.Sns ? "Sns" : "Event")}();");
        }

        EmitRecordCall(handler, kind, binding);
    }

    private void EmitRecordCall(HandlerCall handler, MethodKind kind, BindingEmitter binding)
    {
        var call = CallOf(handler, binding.Bind(handler), binding);
        switch (handler.Return.Kind)
        {
            case ReturnKind.RecordJson:
                _writer.Line($"{binding.Exchange}.Answer({call}, {JsonEmitter.TypeInfo(handler.Return.Json!)});");
                break;
            case ReturnKind.RecordAnswer:
                _writer.Line($"{binding.Exchange}.Answer({call});");
                break;
            case ReturnKind.RecordResult:
                _writer.Line($"{(kind == MethodKind.Async ? "await " : "return ")}{binding.Exchange}.AnswerAsync({call});");
                break;
            default:
                _writer.Line(call + ";");
                break;
        }
    }
}
