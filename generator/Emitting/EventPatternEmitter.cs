using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the method that says whether an event fits a route's pattern: a condition for each field, with a function for the values of each.</summary>
internal sealed class EventPatternEmitter
{
    private const string Received = "received";

    // What is longer has a line for each of its parts.
    private const int LongestLine = 140;

    private readonly SourceWriter _writer;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<Function> _functions = [];

    private EventPatternEmitter(SourceWriter writer) => _writer = writer;

    private sealed record Function(string Name, string Parameter)
    {
        public List<string> Conditions { get; set; } = [];

        public string Operator { get; set; } = " && ";
    }

    public static void Emit(SourceWriter writer, PlannedEvent route)
    {
        if (route is not { Pattern: { } pattern, PatternMethod: { } method }) return;
        writer.Gap();
        writer.Line($"// The pattern of {route.Key}");
        using (writer.Block($"private static bool {method}({GlobalNames.PatternValue} {Received})")) new EventPatternEmitter(writer).EmitBody(pattern);
    }

    private void EmitBody(EventBridgePattern pattern)
    {
        var conditions = ConditionsOf(pattern, new Place(Received, pattern, IsElement: false));
        Write("return ", conditions, " && ");
        if (_functions.Count > 0) _writer.Gap();
        foreach (var function in _functions) Write($"static bool {function.Name}({GlobalNames.PatternValue} {function.Parameter}) => ", function.Conditions, function.Operator);
    }

    /// <summary>An object that conditions are about.</summary>
    /// <param name="Parameter">What it is called there.</param>
    /// <param name="Pattern">All that is asked of it.</param>
    /// <param name="IsElement">Whether it may be one of an array's objects.</param>
    private readonly record struct Place(string Parameter, EventBridgePattern Pattern, bool IsElement);

    private List<string> ConditionsOf(EventBridgePattern pattern, Place place)
    {
        var conditions = new List<string>();
        foreach (var field in pattern.Fields.AsEnumerable())
        {
            if (field.Values.Count > 0) conditions.Add(ValueCondition(field, place));
            if (field.Members is { } members) conditions.Add($"{place.Parameter}[{Literals.Utf8(field.Name)}].Within({MembersFunction(field, members, place)})");
        }

        foreach (var choice in pattern.Choices)
        {
            conditions.Add($"({string.Join(" || ", choice.Patterns.Select(option => Grouped(ConditionsOf(option, place), " && ")))})");
        }

        return conditions;
    }

    private string ValueCondition(PatternField field, Place place)
    {
        var alternatives = new List<string>();
        var value = $"{place.Parameter}[{Literals.Utf8(field.Name)}]";
        if (field.Values.Any(match => match.Operator == PatternOperator.Exists)) alternatives.Add(value + ".Exists");
        if (field.Values.Any(match => match.Operator == PatternOperator.Missing)) alternatives.Add(IsMissingEverywhere(field, place) ? $"{place.Parameter}.NoneHas({Literals.Utf8(field.Name)})" : value + ".IsMissing");
        var tests = field.Values.Where(match => match.Operator is not (PatternOperator.Exists or PatternOperator.Missing)).ToList();
        if (tests.Count > 0) alternatives.Add($"{value}.Any({ValuesFunction(field, tests)})");
        return Grouped(alternatives, " || ");
    }

    // EventBridge takes the keys in order, and a value that fits fixes the array's element for the keys after it. A key that must be missing before all others is asked of every element.
    private static bool IsMissingEverywhere(PatternField field, Place place) => place.IsElement && !PathsOfValues(place.Pattern).Any(path => string.CompareOrdinal(path, field.Name) < 0);

    private static IEnumerable<string> PathsOfValues(EventBridgePattern pattern)
    {
        foreach (var field in pattern.Fields.AsEnumerable())
        {
            if (field.Values.Any(match => match.Operator != PatternOperator.Missing)) yield return field.Name;
            foreach (var path in field.Members is { } members ? PathsOfValues(members) : []) yield return field.Name + "." + path;
        }

        foreach (var option in pattern.Choices.SelectMany(choice => choice.Patterns))
        {
            foreach (var path in PathsOfValues(option)) yield return path;
        }
    }

    private string MembersFunction(PatternField field, EventBridgePattern members, Place place)
    {
        var function = Add(field.Name, ParameterOf(field.Name));
        // The detail of an event is never a list; a detail further inside may be one.
        var isElement = !(place.Parameter == Received && field.Name == "detail");
        function.Conditions = ConditionsOf(members, new Place(function.Parameter, members, isElement));
        return function.Name;
    }

    private string ValuesFunction(PatternField field, List<PatternMatch> tests)
    {
        var function = Add(field.Name, "value");
        function.Operator = tests.Count == 1 ? " && " : " || ";
        function.Conditions = tests.Count == 1 ? PartsOf(tests[0], function.Parameter) : tests.ConvertAll(match => Grouped(PartsOf(match, function.Parameter), " && "));
        return function.Name;
    }

    private static List<string> PartsOf(PatternMatch match, string value) => match.Operator switch
    {
        PatternOperator.Range => [.. match.Parts.Select(part => TestOf(part, value))],
        PatternOperator.AnythingBut => [.. match.Parts.Select(part => "!" + TestOf(part, value))],
        _ => [TestOf(match, value)],
    };

    private static string TestOf(PatternMatch match, string value) => match.Operator switch
    {
        PatternOperator.True => value + ".IsTrue",
        PatternOperator.False => value + ".IsFalse",
        PatternOperator.Null => value + ".IsNull",
        PatternOperator.Network => NetworkTest(match.Operand.Split('/'), value),
        _ => $"{value}.{MethodOf(match.Operator)}({Literals.Utf8(match.Operand)})",
    };

    private static string NetworkTest(string[] network, string value) => $"{value}.IsInNetwork({Literals.Utf8(network[0])}, {network[1]})";

    private static string MethodOf(PatternOperator @operator) => @operator switch
    {
        PatternOperator.Text => "Is",
        PatternOperator.Number => "IsNumber",
        PatternOperator.Prefix => "BeginsWith",
        PatternOperator.PrefixIgnoringCase => "BeginsWithIgnoringCase",
        PatternOperator.Suffix => "EndsWith",
        PatternOperator.SuffixIgnoringCase => "EndsWithIgnoringCase",
        PatternOperator.TextIgnoringCase => "IsIgnoringCase",
        PatternOperator.Wildcard => "IsLike",
        PatternOperator.Above => "IsAbove",
        PatternOperator.AtLeast => "IsAtLeast",
        PatternOperator.Below => "IsBelow",
        PatternOperator.AtMost => "IsAtMost",
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    private static string Grouped(List<string> conditions, string @operator) => conditions.Count == 1 ? conditions[0] : $"({string.Join(@operator, conditions)})";

    private void Write(string start, List<string> conditions, string @operator)
    {
        var line = $"{start}{string.Join(@operator, conditions)};";
        if (conditions.Count == 1 || line.Length <= LongestLine) _writer.Line(line);
        else if (start.EndsWith("=> ", StringComparison.Ordinal)) _writer.Line($"{start.TrimEnd()}\n    {string.Join($"\n    {@operator.TrimStart()}", conditions)};");
        else _writer.Line($"{start}{string.Join($"\n    {@operator.TrimStart()}", conditions)};");
    }

    private Function Add(string field, string parameter)
    {
        var name = NameOf(field);
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++) unique = name + number.ToString(CultureInfo.InvariantCulture);
        var function = new Function(unique, parameter);
        _functions.Add(function);
        return function;
    }

    // detail-type becomes DetailType; what has no letters of ASCII is a Field.
    private static string NameOf(string field)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var character in field)
        {
            var isLetter = character is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
            if (isLetter || (character is >= '0' and <= '9' && name.Length > 0)) name.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = !isLetter;
        }

        // Ends in a digit: a number behind it would read as a part of it.
        if (name.Length == 0) return "Field";
        return char.IsDigit(name[name.Length - 1]) ? name.Append('_').ToString() : name.ToString();
    }

    private static string ParameterOf(string field)
    {
        var name = NameOf(field);
        name = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && name != Received ? name : "fields";
    }
}
