using System.Globalization;
using System.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes <c>Router.Tables.g.cs</c>: the routes as numbers, which the compiler lays down in the assembly as they are.</summary>
internal static class TablesEmitter
{
    private const int NumbersPerLine = 16;

    public static string Emit(RouterPlan plan)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, plan.Project);
        using (writer.Block("public sealed partial class Router"))
        {
            writer.Line("/// <inheritdoc/>");
            using (writer.Block($"protected override {GlobalNames.RouterTables} Tables => new()", end: ";"))
            {
                writer.Line("Text = Listing,");
                Write(writer, "Templates", "int", plan.Tables.Templates);
                Write(writer, "TemplateSeeds", "ushort", plan.Tables.TemplateSeeds);
                Write(writer, "TemplateSlots", "ushort", plan.Tables.TemplateSlots);
                Write(writer, "Endpoints", "ushort", plan.Tables.Endpoints);
                Write(writer, "Routes", "ushort", plan.Tables.Routes);
                Write(writer, "Nodes", "int", plan.Tables.Nodes);
                Write(writer, "LiteralSeeds", "ushort", plan.Tables.LiteralSeeds);
                Write(writer, "LiteralSlots", "int", plan.Tables.LiteralSlots);
                Write(writer, "MixedSegments", "int", plan.Tables.MixedSegments);
                writer.Line($"MaxSegments = {plan.Tables.MaxSegments.ToString(CultureInfo.InvariantCulture)},");
            }
        }

        return writer.ToString();
    }

    private static void Write<T>(SourceWriter writer, string name, string type, EquatableArray<T> numbers)
        where T : IEquatable<T>, IFormattable
    {
        if (numbers.Count == 0) return;
        using (writer.Block($"{name} = new {type}[]", end: ","))
        {
            var line = new StringBuilder();
            for (var i = 0; i < numbers.Count; i++)
            {
                line.Append(numbers[i].ToString(null, CultureInfo.InvariantCulture)).Append(',');
                if (i % NumbersPerLine == NumbersPerLine - 1 || i == numbers.Count - 1)
                {
                    writer.Line(line.ToString());
                    line.Clear();
                }
                else
                {
                    line.Append(' ');
                }
            }
        }
    }
}
