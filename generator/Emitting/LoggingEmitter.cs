using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>
/// Writes <c>Router.Logging.g.cs</c>, for a project that references Microsoft.Extensions.Logging: its interfaces over the function's log. The runtime has no
/// dependency, so it cannot implement them itself.
/// </summary>
internal static class LoggingEmitter
{
    private const string LoggerClass = "InvocationLogger";

    private const string Logging = "global::Microsoft.Extensions.Logging";

    /// <summary>The expression of a logger of the invocation.</summary>
    public static string Logger(ServiceExpression logger, string exchange)
    {
        var type = logger.Arguments.Count == 1 ? $"<{logger.Arguments[0].Type}>" : "";
        return $"new {LoggerClass}{type}({exchange}.Context, {Literals.Of(logger.Expression)})";
    }

    public static string Emit(ProjectFacts project)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, project);
        using (writer.Block("public sealed partial class Router"))
        {
            EmitFactories(writer);
            EmitFactoryClass(writer);
            EmitLoggerClasses(writer);
        }

        return writer.ToString();
    }

    private static void EmitFactories(SourceWriter writer)
    {
        writer.Line($$"""
            /// <summary>Makes loggers, and is a provider of them, that write to the function's log. Their lines belong to no invocation: <see cref="LoggersOf"/> and parameters of handlers give such.</summary>
            public static {{Logging}}.ILoggerFactory LoggerFactory => ProcessLoggers.Instance;
            """);
        writer.Gap();
        writer.Line($$"""
            /// <summary>Makes loggers whose lines have the invocation's request id.</summary>
            /// <param name="context">The invocation.</param>
            public static {{Logging}}.ILoggerFactory LoggersOf({{GlobalNames.LambdaContext}} context) => new Loggers(context);
            """);
        writer.Gap();
        writer.Line("// Made when it is first asked for.");
        using (writer.Block("private static class ProcessLoggers"))
        {
            writer.Line($"public static readonly Loggers Instance = new Loggers(new {GlobalNames.LambdaContext}());");
        }
    }

    private static void EmitFactoryClass(SourceWriter writer)
    {
        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"private sealed class Loggers : {Logging}.ILoggerFactory, {Logging}.ILoggerProvider"))
        {
            writer.Line($"private readonly {GlobalNames.LambdaContext} _context;");
            writer.Gap();
            writer.Line($"public Loggers({GlobalNames.LambdaContext} context) => _context = context;");
            writer.Gap();
            writer.Line($"public {Logging}.ILogger CreateLogger(string categoryName) => new {LoggerClass}(_context, categoryName);");
            writer.Gap();
            writer.Line("// The function has one log.");
            writer.Line($"public void AddProvider({Logging}.ILoggerProvider provider) => throw new {GlobalNames.NotSupportedException}(\"The router's loggers write to the function's log alone.\");");
            writer.Gap();
            using (writer.Block("public void Dispose()"))
            {
            }
        }
    }

    private static void EmitLoggerClasses(SourceWriter writer)
    {
        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"private class {LoggerClass} : {Logging}.ILogger"))
        {
            writer.Line($"private readonly {GlobalNames.LambdaContext} _context;");
            writer.Line("private readonly string _category;");
            writer.Gap();
            using (writer.Block($"public {LoggerClass}({GlobalNames.LambdaContext} context, string category)"))
            {
                writer.Line("_context = context;");
                writer.Line("_category = category;");
            }

            writer.Gap();
            writer.Line("// The levels are the same in both, and there is one more that is none.");
            writer.Line($"public bool IsEnabled({Logging}.LogLevel logLevel) => logLevel != {Logging}.LogLevel.None && _context.IsEnabled(({GlobalNames.LogLevel})logLevel);");
            writer.Gap();
            writer.Line("// Scopes are not written.");
            writer.Line($"{GlobalNames.Disposable}? {Logging}.ILogger.BeginScope<TState>(TState state) => null;");
            writer.Gap();
            using (writer.Block($"public void Log<TState>({Logging}.LogLevel logLevel, {Logging}.EventId eventId, TState state, {GlobalNames.Exception}? exception, {GlobalNames.Func}<TState, {GlobalNames.Exception}?, string> formatter)"))
            {
                writer.Line("if (!IsEnabled(logLevel)) return;");
                writer.Line($"_context.Log(({GlobalNames.LogLevel})logLevel, formatter(state, exception), exception, {GlobalNames.StructuredState}.Read(_category, eventId.Id, state));");
            }
        }

        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"private sealed class {LoggerClass}<T> : {LoggerClass}, {Logging}.ILogger<T>"))
        {
            using (writer.Block($"public {LoggerClass}({GlobalNames.LambdaContext} context, string category) : base(context, category)"))
            {
            }
        }
    }
}
