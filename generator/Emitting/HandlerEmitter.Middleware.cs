using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <content>What stands around a handler: a call, and as local functions what each method calls to go on. Services that they take are locals of the method, so that the handler is given the same ones.</content>
internal sealed partial class HandlerEmitter
{
    private const string Handle = "Handle";

    /// <summary>What differs between the methods of <c>use:</c> and of <c>around:</c>.</summary>
    /// <param name="Result">What they give.</param>
    /// <param name="Record">What those of events are given as the record.</param>
    /// <param name="First">The line of the outermost one, of its call.</param>
    /// <param name="Next">What one is given to go on to another, by the name of its local function.</param>
    /// <param name="Last">What one is given to go on to the handler.</param>
    private sealed record Chain(string Result, string Record, Func<string, string> First, Func<string, string> Next, string Last);

    /// <summary>The middleware of requests, and the handler inside of it.</summary>
    private void EmitMiddleware(EquatableArray<HandlerCall> use, Action<BindingEmitter, MethodKind> emitHandler, MethodKind handler)
    {
        var binding = NewBinding(Request, LeaveTask(handler));
        var chain = new Chain($"{GlobalNames.ValueTask}<{GlobalNames.HttpResult}>", Record: "", call => $"await {Request}.MiddlewareAsync({call});", next => $"{Request}.Next({next})", $"{Request}.Handler({Handle})");
        EmitChain(use, chain, binding, handler, () =>
        {
            emitHandler(binding, handler);
            EndTask(handler);
        });
    }

    /// <summary>What stands around a handler of events, and the handler inside of it.</summary>
    private void EmitAround(EquatableArray<HandlerCall> around, HandlerCall handler, MethodKind inner, BindingEmitter binding)
    {
        // What takes the whole event has no record of its own.
        var record = handler.Record is null ? Received + ".Whole" : binding.Exchange;
        var chain = new Chain(GlobalNames.ValueTask, record, call => $"await {call};", next => $"{record}.Next({next})", $"{record}.Next({Handle})");
        EmitChain(around, chain, binding, inner, () =>
        {
            EmitEventBody(handler, inner, binding);
            EndRecord(handler.Record, inner);
        });
    }

    private void EmitChain(EquatableArray<HandlerCall> methods, Chain chain, BindingEmitter binding, MethodKind handler, Action emitHandler)
    {
        binding.Reserve(Handle);
        var steps = methods.Select((method, index) => index == 0 ? "" : binding.Reserve(MiddlewareName(method))).ToArray();
        var calls = methods.Select((method, index) => Call(method, index == steps.Length - 1 ? chain.Last : chain.Next(steps[index + 1]), chain, binding)).ToArray();
        _writer.Line(chain.First(calls[0]));
        for (var index = 1; index < calls.Length; index++)
        {
            _writer.Gap();
            _writer.Line($"{chain.Result} {steps[index]}() => {calls[index]};");
        }

        _writer.Gap();
        using (_writer.Block($"{(handler == MethodKind.Async ? "async " : "")}{GlobalNames.ValueTask} {Handle}()")) emitHandler();
    }

    // A method that gives a Task is wrapped; the runtime takes a ValueTask.
    private static string Call(HandlerCall method, string next, Chain chain, BindingEmitter binding)
    {
        var arguments = binding.Bind(method).Select((argument, index) => method.Parameters[index] switch
        {
            NextParameter => next,
            RecordParameter => chain.Record,
            _ => argument,
        });
        var call = $"{method.Type}.{method.Method}({string.Join(", ", arguments)})";
        return method.Return.IsAwaited ? $"new {chain.Result}({call})" : call;
    }

    // Shop.RequestLog.Around is RequestLog_Around.
    private static string MiddlewareName(HandlerCall middleware)
    {
        var parts = middleware.Name.Replace("@", "").Split('.');
        return parts[parts.Length - 2] + "_" + parts[parts.Length - 1];
    }
}
