using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the lines that check arguments and objects: readable conditions that cost nothing more where nothing is wrong.</summary>
/// <param name="members">What the file's rules share.</param>
/// <param name="local">Gives a local a name of its own in the method that is written.</param>
internal sealed class ValidationEmitter(SourceWriter writer, ValidationMembers members, Func<string, string> local)
{
    private readonly RuleEmitter _rules = new(members);
    private string _errors = "errors";

    /// <summary>Checks the arguments of a handler, and answers 400 and leaves the method when something is wrong.</summary>
    /// <param name="arguments">The arguments as C#; one that is made anew each time it is named gets a local.</param>
    /// <param name="leave">How the method is left; <see langword="null"/> for one of an event, whose failures are thrown.</param>
    public void EmitArguments(HandlerValidation validation, string[] arguments, string exchange, string? leave)
    {
        _errors = local("errors");
        writer.Line($"var {_errors} = new {GlobalNames.ValidationErrors}();");
        foreach (var argument in validation.Arguments)
        {
            var value = arguments[argument.Position] = Name(arguments[argument.Position], argument.Path);
            EmitRules(argument.Value.Rules, value, Literals.Of(argument.Path), value);
            if (argument.Value.Content is { } content) EmitContent(content, value, found => $"{Literals.Of(argument.Path)}, {found}", "present");
            EmitMembers(argument.Members, argument.ObjectRules, value, Literals.Of(argument.Path));
        }

        writer.Line(leave is null ? $"{_errors}.ThrowIfAny();" : $"if ({exchange}.Refuses({_errors})) {leave}");
    }

    /// <summary>The body of a validator's method, whose parameters are called <c>value</c> and <c>errors</c>.</summary>
    public void EmitObject(ValidatedType type)
    {
        foreach (var derived in type.Derived)
        {
            var name = local("derived");
            using (writer.Block($"if (value is {derived.Type} {name})"))
            {
                writer.Line($"{_rules.ValidatorOf(derived)}.Check({name}, ref {_errors});");
                writer.Line("return;");
            }

            writer.Gap();
        }

        EmitMembers(type.Members, type.Rules, "value", "\"\"");
    }

    private void EmitMembers(EquatableArray<ValidatedMember> validated, EquatableArray<ValidationRule> objectRules, string owner, string ownerPath)
    {
        var before = objectRules.Count > 0 ? local("before") : "";
        if (objectRules.Count > 0) writer.Line($"var {before} = {_errors}.Count;");
        var isAfterBlock = false;
        foreach (var member in validated)
        {
            if (isAfterBlock) writer.Gap();
            isAfterBlock = member.Value.Content is not null;
            var value = $"{owner}.{member.Name}";
            var path = Literals.Of(member.Path);
            EmitRules(member.Value.Rules, value, path, owner);
            if (member.Value.Content is { } content) EmitContent(content, value, found => $"{path}, {found}", member.Name);
        }

        if (objectRules.Count == 0) return;
        writer.Gap();
        using (writer.Block($"if ({_errors}.Count == {before})")) EmitRules(objectRules, owner, ownerPath, owner);
    }

    // What is missing is not looked at any further.
    private void EmitRules(EquatableArray<ValidationRule> rules, string value, string path, string owner)
    {
        var isAfterRequired = rules.Count > 1 && rules[0] is RequiredRule;
        for (var i = 0; i < rules.Count; i++)
        {
            var statement = _rules.Statement(rules[i], value, path, owner, _errors);
            if (!isAfterRequired || i == 0)
            {
                writer.Line(statement);
                continue;
            }

            if (rules.Count == 2)
            {
                writer.Line("else " + statement);
                return;
            }

            using (writer.Block("else"))
            {
                for (; i < rules.Count; i++) writer.Line(_rules.Statement(rules[i], value, path, owner, _errors));
            }
        }
    }

    /// <param name="leave">The arguments of the call that comes out of the value, by the local that says how many errors there were before.</param>
    /// <param name="name">What a local that holds the value is called after.</param>
    private void EmitContent(ValidatedContent content, string value, Func<string, string> leave, string name = "item", string leaveMethod = "Leave")
    {
        if (!content.CanBeNull)
        {
            EmitPresentContent(content, value, leave, leaveMethod);
            return;
        }

        var present = local(char.ToLowerInvariant(name.TrimStart('@')[0]) + name.TrimStart('@').Substring(1));
        using (writer.Block($"if ({value} is {{ }} {present})")) EmitPresentContent(content, present, leave, leaveMethod);
    }

    private void EmitPresentContent(ValidatedContent content, string value, Func<string, string> leave, string leaveMethod)
    {
        var found = local("found");
        writer.Line($"var {found} = {_errors}.Enter();");
        switch (content)
        {
            case ObjectContent @object:
                writer.Line($"{_rules.ValidatorOf(@object.Type)}.Check({value}, ref {_errors});");
                break;
            case ListContent list:
                EmitItems(list, value);
                writer.Gap();
                break;
            case DictionaryContent dictionary:
                var entry = local("entry");
                using (writer.Block($"foreach (var {entry} in {Through(dictionary.Through, value)})"))
                {
                    writer.Line($"if ({_errors}.IsFull) break;");
                    EmitContent(dictionary.Value, entry + ".Value", inner => $"{entry}.Key, {inner}", leaveMethod: "LeaveEntry");
                }

                writer.Gap();
                break;
        }

        writer.Line($"{_errors}.{leaveMethod}({leave(found)});");
    }

    private void EmitItems(ListContent list, string value)
    {
        var index = local("index");
        if (list.Length is { } length)
        {
            var isThere = list.HasDefault ? $"!{value}.IsDefault && " : "";
            using (writer.Block($"for (var {index} = 0; {isThere}{index} < {value}.{length} && !{_errors}.IsFull; {index}++)")) EmitContent(list.Item, $"{value}[{index}]", found => $"{index}, {found}");
            return;
        }

        var item = local("item");
        writer.Line($"var {index} = 0;");
        using (writer.Block($"foreach (var {item} in {Through(list.Through, value)})"))
        {
            writer.Line($"if ({_errors}.IsFull) break;");
            EmitContent(list.Item, item, found => $"{index}, {found}");
            writer.Gap();
            writer.Line($"{index}++;");
        }
    }

    private static string Through(string? type, string value) => type is null ? value : $"({type}){value}";

    private string Name(string argument, string path)
    {
        if (argument.All(character => char.IsLetterOrDigit(character) || character is '_' or '@')) return argument;
        var name = local(new string([.. path.Where(char.IsLetterOrDigit)]) is { Length: > 0 } letters && char.IsLetter(letters[0]) ? letters : "body");
        writer.Line(string.Format(CultureInfo.InvariantCulture, "var {0} = {1};", name, argument));
        return name;
    }
}
