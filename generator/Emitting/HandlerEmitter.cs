using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the method that calls a handler: bind the parameters, call it, write its answer.</summary>
internal sealed class HandlerEmitter
{
    private readonly SourceWriter _writer;
    private readonly Dictionary<string, string> _enumParsers;

    public HandlerEmitter(SourceWriter writer, EquatableArray<EnumParser> enums)
    {
        _writer = writer;
        _enumParsers = enums.ToDictionary(parser => parser.Enum.Type, parser => parser.Name, StringComparer.Ordinal);
    }

    /// <summary>How the emitted method ends.</summary>
    private enum MethodKind
    {
        /// <summary>Nothing in it waits.</summary>
        Void,

        /// <summary>Its last call gives the task.</summary>
        Task,

        /// <summary>It awaits.</summary>
        Async,
    }

    public static bool ReturnsTask(HandlerCall handler) => KindOf(handler) != MethodKind.Void;

    /// <summary>The methods of routes.</summary>
    public void Emit(EquatableArray<PlannedRoute> routes)
    {
        foreach (var route in routes) Emit(route);
    }

    private void Emit(PlannedRoute route)
    {
        var kind = KindOf(route.Handler);
        var returnType = kind switch
        {
            MethodKind.Void => "void",
            MethodKind.Task => GlobalNames.ValueTask,
            _ => "async " + GlobalNames.ValueTask,
        };

        _writer.Gap();
        _writer.Line("// " + RouteKey.Of(route.Verb, route.Path));
        using (_writer.Block($"private static {returnType} {route.Method}({GlobalNames.HttpExchange} http)")) EmitBody(route.Handler, kind, kind == MethodKind.Task ? "return default;" : "return;");
    }

    /// <summary>The override of a method of the router that gives a task, whether anything in it waits or not.</summary>
    public void EmitOverride(string method, HandlerCall handler)
    {
        var kind = KindOf(handler);
        _writer.Gap();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"protected override {(kind == MethodKind.Async ? "async " : "")}{GlobalNames.ValueTask} {method}({GlobalNames.HttpExchange} http)"))
        {
            EmitBody(handler, kind, kind == MethodKind.Async ? "return;" : "return default;");
            if (kind == MethodKind.Void) _writer.Line("return default;");
        }
    }

    private void EmitBody(HandlerCall handler, MethodKind kind, string leave)
    {
        var binding = new BindingEmitter(_writer, _enumParsers, leave);
        var arguments = binding.Bind(handler.Parameters);
        var target = handler.Instance is null ? handler.Type : binding.Provide(handler.Instance);
        var call = $"{target}.{handler.Method}({string.Join(", ", arguments)})";
        EmitAnswer(handler.Return.IsAwaited ? "await " + call : call, handler.Return, kind);
    }

    private void EmitAnswer(string call, ReturnModel result, MethodKind kind)
    {
        var wait = kind == MethodKind.Async ? "await " : "return ";
        switch (result.Kind)
        {
            case ReturnKind.Nothing:
                _writer.Line($"{call};");
                _writer.Line("http.Nothing();");
                break;
            case ReturnKind.Json:
                _writer.Line($"http.Json({call}, {JsonEmitter.Writer(result.Json!)});");
                break;
            case ReturnKind.Text:
                _writer.Line($"http.Text({call});");
                break;
            case ReturnKind.Bytes or ReturnKind.Memory:
                _writer.Line($"http.Bytes({call});");
                break;
            case ReturnKind.Stream:
                _writer.Line($"{wait}http.StreamAsync({call});");
                break;
            case ReturnKind.Result:
                _writer.Line($"{wait}http.ResultAsync({call});");
                break;
            case ReturnKind.TypedResult:
                _writer.Line($"{wait}http.ResultAsync({call}, {JsonEmitter.Writer(result.Json!)});");
                break;
        }
    }

    // What is disposed at the end of the method has to live until the answer is written, so a method that answers by a task and disposes awaits it.
    private static MethodKind KindOf(HandlerCall handler)
    {
        if (handler.Return.IsAwaited || Disposes(handler, ServiceDisposal.Async)) return MethodKind.Async;
        if (handler.Return.Kind is not (ReturnKind.Stream or ReturnKind.Result or ReturnKind.TypedResult)) return MethodKind.Void;
        return Disposes(handler, ServiceDisposal.Sync) ? MethodKind.Async : MethodKind.Task;
    }

    private static bool Disposes(HandlerCall handler, ServiceDisposal disposal)
    {
        if (handler.Instance is not null && Disposes(handler.Instance, disposal)) return true;
        foreach (var parameter in handler.Parameters)
        {
            if (parameter is ServiceParameter { Service: var service } && Disposes(service, disposal)) return true;
        }

        return false;
    }

    private static bool Disposes(ServiceExpression service, ServiceDisposal disposal)
    {
        if (service.Disposal == disposal) return true;
        foreach (var argument in service.Arguments)
        {
            if (Disposes(argument, disposal)) return true;
        }

        return false;
    }
}
