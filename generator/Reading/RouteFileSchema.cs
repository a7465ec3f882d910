using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads the nodes of a route file as options, groups and routes.</summary>
internal sealed class RouteFileSchema(RouteFileKind kind, CleanText text, FileDiagnostics diagnostics)
{
    // Where System.Text.Json itself gives up.
    private const int DeepestJson = 64;

    private readonly OptionReader _options = new(text, diagnostics);
    private readonly PolicyReader _policies = new(new OptionReader(text, diagnostics), diagnostics);
    private readonly RouteValueReader _values = new(new OptionReader(text, diagnostics), text, diagnostics);

    public DeclaredApp App { get; private set; } = new();

    public List<DeclaredRoute> Routes { get; } = [];

    public List<DeclaredEvent> Events { get; } = [];

    /// <summary>Where <c>routes:</c> stands.</summary>
    public TextSpan? RoutesKey { get; private set; }

    /// <summary>What the groups around a route give it.</summary>
    private readonly record struct Scope(ReadPath Prefix, DeclaredPolicy Policy)
    {
        /// <summary>Whether one of the groups has a path, which no event has.</summary>
        public bool HasPath { get; init; }
    }

    public void Read(YamlNode root)
    {
        if (root is not YamlMapping file)
        {
            _options.ReportWrongKind(root, "A route file", "a mapping", "Write 'routes:' with " + RouteOptions.Routes.Expected);
            return;
        }

        YamlEntry? routes = null;
        var policy = DeclaredPolicy.None;
        var place = kind == RouteFileKind.App ? OptionPlaces.App : OptionPlaces.Fragment;
        foreach (var entry in file.Entries)
        {
            if (RouteKeyReader.IsGroup(entry.Key.Value) || RouteKeyReader.IsMeant(entry.Key.Value))
            {
                _options.ReportRouteInWrongPlace(entry.Key, RouteOptions.Describe(place) + " itself", "Write it under 'routes:', indented");
                continue;
            }

            var option = _options.Find(entry.Key, place);
            if (option == RouteOptions.Routes) routes = entry;
            else if (option is not null && (option.Places & OptionPlaces.Fragment) != OptionPlaces.None) policy = _policies.Read(option, entry, policy);
            else if (option is not null) ReadAppOption(option, entry);
        }

        // What the app says is merged in later, into the fragments' routes too.
        var scope = new Scope(ReadPath.None, policy.WrittenIn(policy.Namespace));
        if (kind == RouteFileKind.App)
        {
            App = App with { Policy = policy };
            scope = new Scope(ReadPath.None, DeclaredPolicy.None);
        }

        if (routes is null) return;
        RoutesKey = _options.TextOf(routes.Key).Span;
        if (routes.Value is YamlMapping table) ReadRoutes(table, scope);
        else if (routes.Value is not YamlScalar { IsNull: true }) _options.ReportWrongKind(routes.Value, "'routes'", "a mapping", "Write " + RouteOptions.Routes.Expected + ", without '- '");
    }

    private void ReadAppOption(RouteOption option, YamlEntry entry)
    {
        if (option == RouteOptions.Services) App = App with { Services = _options.ReadTypeName(option, entry) };
        else if (option == RouteOptions.NotFound) App = App with { NotFound = _options.ReadHandler(option, entry) };
        else if (option == RouteOptions.BasePath) App = App with { BasePath = _options.ReadBasePath(option, entry) };
        else if (option == RouteOptions.TrailingSlash) App = App with { IgnoreTrailingSlash = _options.ReadChoice(option, entry) == "ignore" };
        else if (option == RouteOptions.Binary) App = App with { Binary = _options.ReadChoice(option, entry) == "true" };
        else if (option == RouteOptions.Errors) App = App with { Errors = new ErrorsReader(_options).Read(option, entry) };
        else if (option == RouteOptions.JsonDepth) App = App with { JsonDepth = _options.ReadNumber(option.Name, entry, 1, DeepestJson) };
        else if (option == RouteOptions.Metrics) App = App with { Metrics = new MetricsReader(_options, diagnostics).Read(option, entry) };
        else if (option == RouteOptions.Functions) App = App with { Functions = new FunctionsReader(_options, diagnostics).Read(option, entry) };
        else if (option == RouteOptions.Traces) App = App with { Traces = _options.ReadChoice(option, entry) == "true" };
        else if (option == RouteOptions.DuplicateProperties) App = App with { AllowsDuplicateProperties = _options.ReadChoice(option, entry) == "allow" };
    }

    /// <summary>Reads what stands under <c>routes:</c>.</summary>
    private void ReadRoutes(YamlMapping table, Scope scope)
    {
        foreach (var entry in table.Entries)
        {
            if (RouteKeyReader.IsGroup(entry.Key.Value)) ReadGroup(entry, scope);
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
        var (routes, events) = (Routes.Count, Events.Count);
        var group = key[0] == '/' ? new PathTemplate((prefix ?? scope.Prefix).Segments).ToString() : key.Value.Substring(RouteKeyReader.GroupWord.Length).TrimStart();
        ReadMembers(members, scope with { Prefix = prefix ?? scope.Prefix, Policy = scope.Policy with { Group = group }, HasPath = scope.HasPath || key[0] == '/' });
        if (prefix is not null) return;
        Routes.RemoveRange(routes, Routes.Count - routes);
        Events.RemoveRange(events, Events.Count - events);
    }

    private ReadPath? ReadGroupName(ScalarText key, ReadPath prefix)
    {
        var name = key.Length > RouteKeyReader.GroupWord.Length + 1 && key[RouteKeyReader.GroupWord.Length] == ' ' ? key.Value.Substring(RouteKeyReader.GroupWord.Length + 1) : "";
        if (name.Length > 0 && name.All(character => ParameterNames.IsNameCharacter(character) || character is '_' or '-')) return prefix;
        diagnostics.Report(Descriptors.GroupName, key.Span, key.Value);
        return null;
    }

    private void ReadMembers(YamlMapping members, Scope scope)
    {
        // Options hold for the whole group, wherever in it they are written.
        var routes = new List<YamlEntry>(members.Entries.Count);
        var policy = DeclaredPolicy.None;
        foreach (var entry in members.Entries)
        {
            if (RouteKeyReader.IsGroup(entry.Key.Value) || RouteKeyReader.IsMeantAmongRoutes(entry.Key.Value)) routes.Add(entry);
            else if (_options.Find(entry.Key, OptionPlaces.Group) is { } option) policy = _policies.Read(option, entry, policy);
        }

        scope = scope with { Policy = policy.WrittenIn(policy.Namespace ?? scope.Policy.Namespace).Within(scope.Policy) };
        foreach (var entry in routes)
        {
            if (RouteKeyReader.IsGroup(entry.Key.Value)) ReadGroup(entry, scope);
            else ReadRoute(entry, scope);
        }
    }

    private void ReadRoute(YamlEntry entry, Scope scope)
    {
        var keyText = _options.TextOf(entry.Key);
        var key = RouteKeyReader.Read(keyText, diagnostics);
        if (key is { Event: { } @event, Target: var target })
        {
            ReadEvent(@event, target, keyText, entry, scope);
            return;
        }

        var path = key is null ? null : PathReader.Read(key.Value.Target, PathRole.Route, scope.Prefix, diagnostics);
        var value = _values.Read(entry, keyText, verb: null);
        if (key is not { Verb: { } verb } || path is null || value is null) return;
        Routes.Add(new DeclaredRoute(verb, new PathTemplate(path.Segments), value.Handler, value.Policy.WrittenIn(scope.Policy.Namespace).Within(scope.Policy), diagnostics.At(keyText.Span), path.Parameters));
    }

    private void ReadEvent(EventVerb verb, ScalarText targetText, ScalarText key, YamlEntry entry, Scope scope)
    {
        var hasPattern = verb == EventVerb.Event && entry.Value is YamlMapping longForm && longForm.Entries.Exists(option => option.Key.Value == EventRouteOptions.Pattern.Name);
        var target = hasPattern ? EventTargetReader.ReadPatternName(targetText, diagnostics) : EventTargetReader.Read(verb, targetText, diagnostics);
        var value = _values.Read(entry, key, verb);
        if (scope.HasPath) diagnostics.Report(Descriptors.RouteInWrongPlace, key.Span, key.Value, "route of events", "a group with a path", "Write it at the top of 'routes', or in a 'group' with a name");
        else if (target is not null && value is not null) Events.Add(new DeclaredEvent(verb, target, value.Handler, value.Policy.WrittenIn(scope.Policy.Namespace).Within(scope.Policy), diagnostics.At(key.Span)) { Options = value.Event });
    }
}
