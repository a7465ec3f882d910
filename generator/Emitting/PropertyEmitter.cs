using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes what the router is asked of a route by its id, each question only where some route has an answer of its own.</summary>
internal static class PropertyEmitter
{
    public static void Emit(SourceWriter writer, RouteProperties properties, RouterSettings settings)
    {
        if (properties.Errors.Count > 0) EmitErrors(writer, properties.Errors);
        if (properties.Cors.Count > 0 || settings.Cors is { Origins.Count: > 0 }) EmitCors(writer, properties, settings);
        if (properties.Pins.Count > 0) EmitSwitch(writer, "bool", $"IsSourceOf(int route, {GlobalNames.HttpExchange} http)", properties.Pins, Sources, "true");
        if (properties.Details.Count > 0) EmitSwitch(writer, GlobalNames.RouteDetails + "?", "DetailsOf(int route)", properties.Details, Details, "null");
    }

    private static void EmitCors(SourceWriter writer, RouteProperties properties, RouterSettings settings)
    {
        EmitSwitch(writer, GlobalNames.CorsPolicy, "CorsOf(int route)", properties.Cors, Cors, settings.Cors is { } app ? Cors(app) : "default");
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void AllowOrigin({GlobalNames.HttpExchange} http) => http.AllowOrigin();");
    }

    private static void EmitErrors(SourceWriter writer, EquatableArray<ResolvedError> errors)
    {
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"protected override int StatusOf({GlobalNames.Exception} exception) => exception switch", end: ";"))
        {
            foreach (var error in errors) writer.Line($"{error.Type} => {RouteFileEmitter.Number(error.Status)},");
            // A last case of its own type would make this one unreachable.
            if (!errors.Any(error => error.Type == GlobalNames.Exception)) writer.Line("_ => 0,");
        }
    }

    private static void EmitSwitch<T>(SourceWriter writer, string type, string method, EquatableArray<RouteProperty<T>> properties, Func<T, string> expression, string otherwise)
        where T : IEquatable<T>
    {
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        if (properties.Count == 0)
        {
            writer.Line($"protected override {type} {method} => {otherwise};");
            return;
        }

        using (writer.Block($"protected override {type} {method} => route switch", end: ";"))
        {
            foreach (var property in properties) writer.Line($"{string.Join(" or ", property.Routes.Select(RouteFileEmitter.Number))} => {expression(property.Value)},");
            writer.Line($"_ => {otherwise},");
        }
    }

    private static string Cors(CorsPolicy policy)
    {
        if (policy.Origins.Count == 0) return "default";
        var members = new List<string> { $"Origins = {Literals.Of(string.Join(" ", policy.Origins))}" };
        if (policy.Headers.Count > 0) members.Add($"Headers = {Literals.Of(string.Join(", ", policy.Headers))}");
        if (policy.Exposed.Count > 0) members.Add($"Exposed = {Literals.Of(string.Join(", ", policy.Exposed))}");
        if (policy.AllowsCredentials) members.Add("AllowsCredentials = true");
        if (policy.MaxAge is { } age) members.Add($"MaxAge = {Literals.Of(RouteFileEmitter.Number(age))}");
        return $"new {GlobalNames.CorsPolicy} {{ {string.Join(", ", members)} }}";
    }

    private static string Sources(PinnedSources sources)
    {
        var conditions = sources.Pins.Select(pin => $"http.IsFrom({FrontsEmitter.Set(pin.Front)}, {Literals.Utf8(pin.Id)})").ToList();
        if (sources.Pins.Count > 0 && sources.Whole != RequestFronts.None) conditions.Insert(0, $"http.IsFrom({FrontsEmitter.Set(sources.Whole)})");
        var isFrom = string.Join(" || ", conditions);
        if (sources.Switch is not { } variable) return isFrom;
        var isOn = SwitchEmitter.IsOn(variable);
        return conditions.Count switch
        {
            0 => isOn,
            1 => $"{isOn} && {isFrom}",
            _ => $"{isOn} && ({isFrom})",
        };
    }

    private static string Details(RouteDetails details)
    {
        var members = new List<string>();
        if (details.Name.Length > 0) members.Add($"Name = {Literals.Of(details.Name)}");
        if (details.Group.Length > 0) members.Add($"Group = {Literals.Of(details.Group)}");
        if (details.Metadata.Count > 0) members.Add($"Metadata = new {GlobalNames.KeyValuePair}<string, string>[] {{ {string.Join(", ", details.Metadata.Select(entry => $"new({Literals.Of(entry.Key)}, {Literals.Of(entry.Value)})"))} }}");
        return $"new {GlobalNames.RouteDetails} {{ {string.Join(", ", members)} }}";
    }
}
