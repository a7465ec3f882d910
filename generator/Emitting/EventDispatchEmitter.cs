using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the way from an event to the method of its route: a line a route, the more specific first.</summary>
internal static class EventDispatchEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<PlannedEvent> events)
    {
        if (events.Count == 0) return;
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"protected override {GlobalNames.ValueTask} InvokeEventAsync({GlobalNames.EventExchange} received)"))
        {
            foreach (var route in events) writer.Line($"if ({Condition(route)}) {Call(route)}");
            writer.Line("return base.InvokeEventAsync(received);");
        }
    }

    /// <summary>Says which routes tell the invoker where they failed.</summary>
    public static void EmitErrorStacks(SourceWriter writer, EquatableArray<PlannedEvent> events)
    {
        var ids = events.Where(route => route.Route.Options.SendsErrorStack).Select(route => route.Id).OrderBy(id => id).Select(RouteFileEmitter.Number).ToList();
        if (ids.Count == 0) return;
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override bool SendsErrorStack(int route) => route is {string.Join(" or ", ids)};");
    }

    private static string Condition(PlannedEvent route)
    {
        var id = RouteFileEmitter.Number(route.Id);
        List<string> takes = route.PatternMethod is { } pattern
            ? [$"received.Takes({id}, {pattern})"]
            : [.. FrontsEmitter.Each(route.Handler.Kinds).Select(kind => $"received.Takes({id}, {kind}{Patterns(route)})")];
        var any = string.Join(" || ", takes);
        if (route.Route.EnabledWhen is not { } variable) return any;
        return $"{SwitchEmitter.IsOn(variable)} && {(takes.Count > 1 ? $"({any})" : any)}";
    }

    private static string Call(PlannedEvent route)
    {
        if (route.Handler.Record is { } record) return $"return received.{Runner(route, record)}<{GlobalNames.Record(record.Kind)}>({route.Method}{Options(route)});";
        return HandlerEmitter.ReturnsTask(route) ? $"return {route.Method}(received);" : $"{{ {route.Method}(received); return default; }}";
    }

    private static string Runner(PlannedEvent route, RecordModel record)
    {
        if (record.IsBatch) return "BatchAsync";
        return EventVerbs.HasRecords(route.Verb) ? "EachAsync" : "OneAsync";
    }

    private static string Options(PlannedEvent route)
    {
        var options = route.Route.Options;
        var partial = options.IsPartial ? ", partial: true" : "";
        return options.Parallel > 1 ? $"{partial}, parallel: {RouteFileEmitter.Number(options.Parallel)}" : partial;
    }

    // The kind of an authorizer says all that its route's target says.
    private static string Patterns(PlannedEvent route)
    {
        if (route.Verb == EventVerb.Authorizer || route.Target.Name.Length == 0) return ", default";
        var name = ", " + Literals.Utf8(route.Target.Name);
        if (route.Target.Detail is { } detail) name += ", " + Literals.Utf8(detail);
        if (route.Verb != EventVerb.S3) return name;
        // What is set up as 's3:IntelligentTiering' arrives as 'IntelligentTiering:TransitionAccess'.
        var patterns = route.Route.Options.On.SelectMany(pattern => pattern.IndexOf(':') < 0 ? [pattern, pattern + ":*"] : new[] { pattern });
        return $"{name}, on: {Literals.Utf8(string.Join(" ", patterns))}";
    }
}
