using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the classes that check objects, and the fields that rules share, below the router.</summary>
internal static class ValidatorEmitter
{
    public static void Emit(SourceWriter writer, ValidationMembers members)
    {
        foreach (var validator in members.Validators) Emit(writer, validator, members);
        EmitFields(writer, members);
    }

    private static void Emit(SourceWriter writer, PlannedValidator validator, ValidationMembers members)
    {
        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"file static class {validator.Name}"))
        {
            using (writer.Block($"public static void Check({validator.Type.Key.Type} value, ref {GlobalNames.ValidationErrors} errors)"))
            {
                var locals = new HashSet<string>(StringComparer.Ordinal) { "value", "errors", "_" };
                new ValidationEmitter(writer, members, Local).EmitObject(validator.Type);

                string Local(string name)
                {
                    var unique = name;
                    for (var number = 2; !locals.Add(unique); number++) unique = name + RouteFileEmitter.Number(number);
                    return Identifier.Escape(unique);
                }
            }
        }
    }

    private static void EmitFields(SourceWriter writer, ValidationMembers members)
    {
        if (members.Patterns.Count + members.Attributes.Count == 0) return;
        writer.Gap();
        writer.Line("// Made when a rule first needs them.");
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"file static class {RuleEmitter.FieldsClass}"))
        {
            foreach (var pattern in members.Patterns) writer.Line($"public static {GlobalNames.Regex}? {pattern.Name};");
            foreach (var attribute in members.Attributes)
            {
                writer.Gap();
                writer.Line($"private static {attribute.Type}? s_{attribute.Name};");
                writer.Gap();
                writer.Line($"public static {attribute.Type} {attribute.Name} => s_{attribute.Name} ??= {attribute.Value};");
            }
        }
    }
}
