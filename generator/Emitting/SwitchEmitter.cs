using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the switches of <c>enabled-when:</c>: environment variables, each read once.</summary>
internal static class SwitchEmitter
{
    private const string Class = "Switches";

    /// <summary>The expression that says whether a variable switches its routes on.</summary>
    public static string IsOn(string variable) => Class + "." + Identifier.Escape(variable);

    public static void Emit(SourceWriter writer, EquatableArray<string> variables)
    {
        if (variables.Count == 0) return;
        writer.Gap();
        writer.Line("// Read when the first of their routes is asked for.");
        using (writer.Block($"private static class {Class}"))
        {
            foreach (var variable in variables) writer.Line($"public static readonly bool {Identifier.Escape(variable)} = {GlobalNames.RouteSwitch}.IsOn({Literals.Of(variable)});");
        }
    }
}
