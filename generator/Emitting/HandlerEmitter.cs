using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the method that calls a handler: bind the parameters, call it, write its answer.</summary>
internal sealed class HandlerEmitter
{
    private readonly SourceWriter _writer;
    private readonly Dictionary<string, string> _enumParsers;
    private readonly RouteFile _file;
    private readonly AmazonMembers _amazon;

    public HandlerEmitter(SourceWriter writer, RouteFile file)
    {
        _writer = writer;
        _file = file;
        _amazon = file.Amazon;
        _enumParsers = file.Enums.ToDictionary(parser => parser.Enum.Type, parser => parser.Name, StringComparer.Ordinal);
    }

    // What emitted methods call the exchange.
    private const string Request = "http";
    private const string Received = "received";

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
        var leave = kind == MethodKind.Task ? "return default;" : "return;";
        _writer.Gap();
        _writer.Line("// " + RouteKey.Of(route.Verb, route.Path));
        using (_writer.Block($"private static {ReturnType(kind)} {route.Method}({GlobalNames.HttpExchange} {Request})"))
        {
            if (route.Sources != RequestFronts.All) _writer.Line($"if (!{Request}.IsFrom({FrontsEmitter.Set(route.Sources)})) {leave}");
            EmitShape(route.Handler, route.Sources, leave);
            EmitBody(route.Handler, kind, Request, leave);
        }
    }

    /// <summary>The method of an event route.</summary>
    public void Emit(PlannedEvent route)
    {
        var kind = KindOf(route.Handler);
        _writer.Gap();
        _writer.Line("// " + route.Key);
        using (_writer.Block($"private static {ReturnType(kind)} {route.Method}({GlobalNames.EventExchange} {Received})")) EmitBody(route.Handler, kind, Received, leave: "");
    }

    private static string ReturnType(MethodKind kind) => kind switch
    {
        MethodKind.Void => "void",
        MethodKind.Task => GlobalNames.ValueTask,
        _ => "async " + GlobalNames.ValueTask,
    };

    // Where every front that gets here sends the shape, there is nothing to look at.
    private void EmitShape(HandlerCall handler, RequestFronts sources, string leave)
    {
        if ((sources & ~handler.Shape) == RequestFronts.None) return;
        _writer.Line($"if (!{Request}.HasShapeOf({FrontsEmitter.Set(handler.Shape)}, {Literals.Of(handler.EventType!)})) {leave}");
    }

    /// <summary>The override of a method of the router that gives a task, whether anything in it waits or not.</summary>
    public void EmitOverride(string method, HandlerCall handler)
    {
        var kind = KindOf(handler);
        _writer.Gap();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"protected override {(kind == MethodKind.Async ? "async " : "")}{GlobalNames.ValueTask} {method}({GlobalNames.HttpExchange} http)"))
        {
            var leave = kind == MethodKind.Async ? "return;" : "return default;";
            EmitShape(handler, RequestFronts.All, leave);
            EmitBody(handler, kind, Request, leave);
            if (kind == MethodKind.Void) _writer.Line("return default;");
        }
    }

    private void EmitBody(HandlerCall handler, MethodKind kind, string exchange, string leave)
    {
        var binding = new BindingEmitter(_writer, _enumParsers, _file, exchange, leave);
        var arguments = binding.Bind(handler);
        var target = handler.Instance is null ? handler.Type : binding.Provide(handler.Instance);
        var call = $"{target}.{handler.Method}({string.Join(", ", arguments)})";
        call = handler.Return.IsAwaited ? "await " + call : call;
        if (handler.Return.Kind >= ReturnKind.Serialized) EmitWholeAnswer(call, handler, kind, exchange);
        else EmitAnswer(call, handler.Return, kind);
    }

    private void EmitWholeAnswer(string call, HandlerCall handler, MethodKind kind, string exchange)
    {
        var wait = kind == MethodKind.Async ? "await " : "return ";
        switch (handler.Return.Kind)
        {
            case ReturnKind.Serialized:
                _writer.Line($"{AmazonLambdaEmitter.Serializer(_amazon, handler.Serializer!)}.Serialize({call}, {exchange}.AnswerStream());");
                break;
            case ReturnKind.WholeStream:
                _writer.Line($"{wait}{exchange}.AnswerAsync({call});");
                break;
            case ReturnKind.WholeNothing:
                _writer.Line($"{call};");
                _writer.Line($"{exchange}.AnswerNothing();");
                break;
            case ReturnKind.AnnotationsResult:
                _writer.Line($"{wait}{exchange}.ProxyResponseAsync({AmazonLambdaEmitter.SerializeResult}({call}, {AmazonLambdaEmitter.Serializer(_amazon, handler.Serializer!)}));");
                break;
        }
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
        if (handler.Return.Kind is not (ReturnKind.Stream or ReturnKind.Result or ReturnKind.TypedResult or ReturnKind.WholeStream or ReturnKind.AnnotationsResult)) return MethodKind.Void;
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
