using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the parser of an enum: its members' names, ignoring the case of ASCII, and nothing else. <c>Enum.TryParse</c> takes numbers and lists too.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, EnumParser parser)
    {
        var model = parser.Enum;
        writer.Gap();
        RouterEmitter.EmitAttributes(writer);
        using (writer.Block($"file readonly struct {parser.Name} : {GlobalNames.TextParser}<{model.Type}>"))
        {
            writer.Line($"public static string Expected => {Literals.Of(Expected(model))};");
            writer.Gap();
            using (writer.Block($"public static bool TryParse({GlobalNames.Utf8Span} text, out {model.Type} value)"))
            {
                foreach (var member in model.Members)
                {
                    var comparison = IsMatchedExactly(member, model) ? $"{GlobalNames.MemoryExtensions}.SequenceEqual" : $"{GlobalNames.Ascii}.EqualsIgnoreCase";
                    writer.Line($"if ({comparison}(text, {Literals.Utf8(member)})) {{ value = {model.Type}.{Identifier.Escape(member)}; return true; }}");
                }

                writer.Line("value = default;");
                writer.Line("return false;");
            }
        }
    }

    // Ascii finds no text equal that is not ASCII, and of two names that differ in case alone each means its own member.
    private static bool IsMatchedExactly(string member, EnumModel model) =>
        member.Any(character => character > '\u007F') || model.Members.Any(other => other != member && string.Equals(other, member, StringComparison.OrdinalIgnoreCase));

    private static string Expected(EnumModel model) => model.Members.Count switch
    {
        0 => "a value of an enum that has none",
        1 => model.Members[0],
        _ => string.Join(", ", model.Members.Take(model.Members.Count - 1)) + " or " + model.Members[model.Members.Count - 1],
    };
}
