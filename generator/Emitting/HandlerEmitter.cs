using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the method that calls a handler: bind the parameters, call it, write its answer.</summary>
internal sealed partial class HandlerEmitter
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

    public static bool ReturnsTask(PlannedRoute route) => KindOf(route) != MethodKind.Void;

    /// <summary>The methods of routes.</summary>
    public void Emit(EquatableArray<PlannedRoute> routes)
    {
        foreach (var route in routes) Emit(route);
    }

    private void Emit(PlannedRoute route)
    {
        var kind = KindOf(route);
        var leave = kind == MethodKind.Task ? LeaveTask(kind) : "return;";
        _writer.Gap();
        _writer.Line("// " + RouteKey.Of(route.Verb, route.Path));
        using (_writer.Block($"private static {ReturnType(kind)} {route.Method}({GlobalNames.HttpExchange} {Request})"))
        {
            PolicyEmitter.Emit(_writer, route.Policy, leave);
            EmitShape(route.Handler, route.Policy.Sources, leave);
            if (route.Policy.Use.Count == 0) EmitBody(route.Handler, kind, NewBinding(Request, leave));
            else EmitMiddleware(route.Policy.Use, (binding, handler) => EmitBody(route.Handler, handler, binding), KindOf(route.Handler, [.. route.Policy.Use]));
        }
    }

    private BindingEmitter NewBinding(string exchange, string? leave) => new(_writer, _enumParsers, _file, exchange, leave);

    // Of a method that gives a task, whether anything in it waits or not.
    private static string LeaveTask(MethodKind kind) => kind == MethodKind.Async ? "return;" : "return default;";

    private void EndTask(MethodKind kind)
    {
        if (kind == MethodKind.Void) _writer.Line("return default;");
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

    /// <summary>The answer that no route gives: the handler of <c>not-found:</c> or the router's own, with the app's middleware around it.</summary>
    public void EmitNotFound(HandlerCall? handler, EquatableArray<HandlerCall> use)
    {
        var inner = handler is null ? MethodKind.Void : KindOf(handler, [.. use]);
        var outer = use.Count > 0 ? MethodKind.Async : inner;
        _writer.Gap();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"protected override {(outer == MethodKind.Async ? "async " : "")}{GlobalNames.ValueTask} NotFoundAsync({GlobalNames.HttpExchange} {Request})"))
        {
            if (use.Count > 0)
            {
                EmitMiddleware(use, EmitOwn, inner);
                return;
            }

            EmitOwn(NewBinding(Request, LeaveTask(inner)), inner);
            EndTask(inner);
        }

        void EmitOwn(BindingEmitter binding, MethodKind kind)
        {
            if (handler is null)
            {
                _writer.Line($"{Request}.NotFound();");
                return;
            }

            EmitShape(handler, RequestFronts.All, LeaveTask(kind));
            EmitBody(handler, kind, binding);
        }
    }

    private void EmitBody(HandlerCall handler, MethodKind kind, BindingEmitter binding)
    {
        var arguments = binding.Bind(handler);
        var call = CallOf(handler, arguments, binding);
        if (handler.Return.Kind is >= ReturnKind.Serialized and < ReturnKind.Middleware) EmitWholeAnswer(call, handler, kind, binding.Exchange);
        else EmitAnswer(call, handler.Return, kind);
    }

    private static string CallOf(HandlerCall handler, IReadOnlyList<string> arguments, BindingEmitter binding)
    {
        var target = handler.Instance is null ? handler.Type : binding.Provide(handler.Instance);
        var call = $"{target}.{handler.Method}({string.Join(", ", arguments)})";
        return handler.Return.IsAwaited ? "await " + call : call;
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

    // A middleware is awaited.
    private static MethodKind KindOf(PlannedRoute route) => route.Policy.Use.Count > 0 ? MethodKind.Async : KindOf(route.Handler);

    // What is disposed at the end of the method has to live until the answer is written, so a method that answers by a task and disposes awaits it.
    private static MethodKind KindOf(HandlerCall handler, HandlerCall[]? around = null)
    {
        var made = handler.Services.Where(service => !IsMade(service, around)).ToList();
        if (handler.Return.IsAwaited || made.Exists(service => service.Disposal == ServiceDisposal.Async)) return MethodKind.Async;
        if (handler.Return.Kind is not (ReturnKind.Stream or ReturnKind.Result or ReturnKind.RecordResult or ReturnKind.TypedResult or ReturnKind.WholeStream or ReturnKind.AnnotationsResult)) return MethodKind.Void;
        return made.Exists(service => service.Disposal == ServiceDisposal.Sync) ? MethodKind.Async : MethodKind.Task;
    }

    // What middleware takes is made, and disposed of, outside the handler; of the container's services one scope disposes.
    private static bool IsMade(ServiceExpression service, HandlerCall[]? around) =>
        around is not null && Array.Exists(around, middleware => middleware.Services.Any(other => other == service || (service.Kind == ServiceKind.Container && other.Kind == ServiceKind.Container)));
}
