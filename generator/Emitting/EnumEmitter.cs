using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the parser of an enum: its members' names, ignoring case, and nothing else. <c>Enum.TryParse</c> takes numbers and lists too.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, EnumModel model)
    {
        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"file readonly struct {model.Parser} : {GlobalNames.TextParser}<{model.Type}>"))
        {
            writer.Line($"public static string Expected => {Literals.Of(Expected(model))};");
            writer.Gap();
            using (writer.Block($"public static bool TryParse({GlobalNames.Utf8Span} text, out {model.Type} value)"))
            {
                foreach (var member in model.Members) writer.Line($"if ({GlobalNames.Ascii}.EqualsIgnoreCase(text, {Literals.Utf8(member)})) {{ value = {model.Type}.{Identifier.Escape(member)}; return true; }}");
                writer.Line("value = default;");
                writer.Line("return false;");
            }
        }
    }

    private static string Expected(EnumModel model) => model.Members.Count switch
    {
        0 => "a value of an enum that has none",
        1 => model.Members[0],
        _ => string.Join(", ", model.Members.Take(model.Members.Count - 1)) + " or " + model.Members[model.Members.Count - 1],
    };
}
