using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads the nodes of a route file as options, groups and routes.</summary>
internal sealed class RouteFileSchema(RouteFileKind kind, CleanText text, FileDiagnostics diagnostics)
{
    private const string GroupWord = "group";

    private readonly OptionReader _options = new(text, diagnostics);

    public DeclaredApp App { get; private set; } = new();

    public List<DeclaredRoute> Routes { get; } = [];

    /// <summary>Where <c>routes:</c> stands.</summary>
    public TextSpan? RoutesKey { get; private set; }

    /// <summary>What the groups around a route give it.</summary>
    private readonly record struct Scope(ReadPath Prefix, string? Namespace);

    public void Read(YamlNode root)
    {
        if (root is not YamlMapping file)
        {
            _options.ReportWrongKind(root, "A route file", "a mapping", "Write 'routes:' with " + RouteOptions.Routes.Expected);
            return;
        }

        YamlEntry? routes = null;
        string? @namespace = null;
        var place = kind == RouteFileKind.App ? OptionPlaces.App : OptionPlaces.Fragment;
        foreach (var entry in file.Entries)
        {
            if (IsGroup(entry.Key.Value) || RouteKeyReader.IsMeant(entry.Key.Value))
            {
                ReportRouteInWrongPlace(entry.Key, RouteOptions.Describe(place) + " itself", "Write it under 'routes:', indented");
                continue;
            }

            var option = _options.Find(entry.Key, place);
            if (option == RouteOptions.Routes) routes = entry;
            else if (option == RouteOptions.Namespace) @namespace = _options.ReadNamespace(option, entry);
            else if (option is not null) ReadAppOption(option, entry);
        }

        // The app's namespace is merged in later, into the fragments' routes too.
        if (kind == RouteFileKind.App) App = App with { Namespace = @namespace };
        if (routes is null) return;
        RoutesKey = _options.TextOf(routes.Key).Span;
        if (routes.Value is YamlMapping table) ReadRoutes(table, new Scope(ReadPath.None, kind == RouteFileKind.App ? null : @namespace));
        else if (routes.Value is not YamlScalar { IsNull: true }) _options.ReportWrongKind(routes.Value, "'routes'", "a mapping", "Write " + RouteOptions.Routes.Expected + ", without '- '");
    }

    private void ReadAppOption(RouteOption option, YamlEntry entry)
    {
        if (option == RouteOptions.Services) App = App with { Services = _options.ReadTypeName(option, entry) };
        else if (option == RouteOptions.NotFound) App = App with { NotFound = _options.ReadHandler(option, entry) };
        else if (option == RouteOptions.BasePath) App = App with { BasePath = _options.ReadBasePath(option, entry) };
        else if (option == RouteOptions.TrailingSlash) App = App with { IgnoreTrailingSlash = _options.ReadChoice(option, entry) == "ignore" };
        else if (option == RouteOptions.Binary) App = App with { Binary = _options.ReadChoice(option, entry) == "true" };
    }

    /// <summary>Reads what stands under <c>routes:</c>.</summary>
    private void ReadRoutes(YamlMapping table, Scope scope)
    {
        foreach (var entry in table.Entries)
        {
            if (IsGroup(entry.Key.Value)) ReadGroup(entry, scope);
            else if (RouteKeyReader.IsMeantAmongRoutes(entry.Key.Value)) ReadRoute(entry, scope);
            else _options.Find(entry.Key, OptionPlaces.None);
        }
    }

    private void ReadGroup(YamlEntry entry, Scope scope)
    {
        var key = _options.TextOf(entry.Key);
        if (entry.Value is YamlScalar value && key[0] == '/')
        {
            if (value.IsNull) _options.ReportMissing(entry.Key, "the routes of the group under it, or remove it");
            else diagnostics.Report(Descriptors.MissingVerb, key.Span, key.Value, $"GET {key.Value}: {value.Value}");
            return;
        }

        var prefix = key[0] == '/' ? PathReader.Read(key, PathRole.Prefix, scope.Prefix, diagnostics) : ReadGroupName(key, scope.Prefix);
        if (entry.Value is not YamlMapping members)
        {
            if (entry.Value is YamlScalar { IsNull: true }) _options.ReportMissing(entry.Key, "the routes of the group under it, or remove it");
            else _options.ReportWrongKind(entry.Value, $"The group '{key.Value}'", "a mapping", "Write its routes and options under it, without '- '");
            return;
        }

        // A group whose prefix is wrong is read on, so that what is wrong inside shows too; its routes are not declared.
        var declared = Routes.Count;
        ReadMembers(members, scope with { Prefix = prefix ?? scope.Prefix });
        if (prefix is null) Routes.RemoveRange(declared, Routes.Count - declared);
    }

    private ReadPath? ReadGroupName(ScalarText key, ReadPath prefix)
    {
        var name = key.Length > GroupWord.Length + 1 && key[GroupWord.Length] == ' ' ? key.Value.Substring(GroupWord.Length + 1) : "";
        if (name.Length > 0 && name.All(character => ParameterNames.IsNameCharacter(character) || character is '_' or '-')) return prefix;
        diagnostics.Report(Descriptors.GroupName, key.Span, key.Value);
        return null;
    }

    private void ReadMembers(YamlMapping members, Scope scope)
    {
        // Options hold for the whole group, wherever in it they are written.
        var routes = new List<YamlEntry>(members.Entries.Count);
        foreach (var entry in members.Entries)
        {
            if (IsGroup(entry.Key.Value) || RouteKeyReader.IsMeantAmongRoutes(entry.Key.Value)) routes.Add(entry);
            else if (_options.Find(entry.Key, OptionPlaces.Group) is { } option) scope = scope with { Namespace = _options.ReadNamespace(option, entry) ?? scope.Namespace };
        }

        foreach (var entry in routes)
        {
            if (IsGroup(entry.Key.Value)) ReadGroup(entry, scope);
            else ReadRoute(entry, scope);
        }
    }

    private void ReadRoute(YamlEntry entry, Scope scope)
    {
        var keyText = _options.TextOf(entry.Key);
        var key = RouteKeyReader.Read(keyText, diagnostics);
        var path = key is null ? null : PathReader.Read(key.Value.Path, PathRole.Route, scope.Prefix, diagnostics);
        var handler = ReadRouteValue(entry, keyText);
        if (key is null || path is null || handler is null) return;
        Routes.Add(new DeclaredRoute(key.Value.Verb, new PathTemplate(path.Segments), handler, scope.Namespace, diagnostics.At(keyText.Span), path.Parameters));
    }

    /// <summary>Reads a handler, or the long form of a route.</summary>
    private DeclaredName? ReadRouteValue(YamlEntry entry, ScalarText key)
    {
        switch (entry.Value)
        {
            case YamlScalar { IsNull: false, Value.Length: > 0 } handler:
                return _options.ReadHandler(_options.TextOf(handler));
            case YamlScalar:
                if (!text.IsCutBelow(key.Span)) diagnostics.Report(Descriptors.MissingHandler, key.Span, key.Value, $"'{key.Value}: Type.Method'");
                return null;
            case YamlMapping { IsFlow: true, Entries: { Count: 1 } entries } braces when entries[0].Value is YamlScalar { IsNull: true } && RouteOptions.Find(entries[0].Key.Value) is null:
                // '{Users.Get}' is a mapping to YAML, and its author did not mean one.
                _options.ReportWrongKind(braces, $"The value of '{key.Value}'", "a handler", "Write it without the braces");
                return null;
            case YamlMapping options:
                return ReadLongForm(options, key);
            default:
                _options.ReportWrongKind(entry.Value, $"The value of '{key.Value}'", "a handler", "Write one handler, such as 'Users.List'");
                return null;
        }
    }

    private DeclaredName? ReadLongForm(YamlMapping options, ScalarText key)
    {
        DeclaredName? handler = null;
        // A key that was left out as wrong was perhaps the handler's.
        var isReported = !options.IsComplete || text.IsCutBelow(TextSpan.FromBounds(key.Span.Start, Math.Max(key.Span.End, options.Span.End)));
        foreach (var entry in options.Entries)
        {
            if (IsGroup(entry.Key.Value) || RouteKeyReader.IsMeant(entry.Key.Value))
            {
                ReportRouteInWrongPlace(entry.Key, "a route", "Remove the verb of the key around it to make that a group");
                isReported = true;
            }
            else if (_options.Find(entry.Key, OptionPlaces.Route) is { } option)
            {
                handler = _options.ReadHandler(option, entry);
                isReported |= handler is null;
            }
            else
            {
                isReported |= Suggestions.Closest(entry.Key.Value, [RouteOptions.Handler.Name]) is not null;
            }
        }

        if (handler is null && !isReported) diagnostics.Report(Descriptors.MissingHandler, key.Span, key.Value, $"'{RouteOptions.Handler.Name}: Type.Method' under it");
        return handler;
    }

    private void ReportRouteInWrongPlace(YamlScalar key, string place, string advice) =>
        diagnostics.Report(Descriptors.RouteInWrongPlace, _options.TextOf(key).Span, key.Value, IsGroup(key.Value) ? "group" : "route", place, advice);

    private static bool IsGroup(string key) =>
        key.Length > 0 && (key[0] == '/' || key == GroupWord || (key.StartsWith(GroupWord, StringComparison.Ordinal) && char.IsWhiteSpace(key[GroupWord.Length])));
}
