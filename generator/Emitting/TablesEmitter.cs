using System.Globalization;
using System.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes <c>Router.Tables.g.cs</c>: the routes as numbers, which the compiler lays down in the assembly as they are.</summary>
internal static class TablesEmitter
{
    private const int NumbersPerLine = 16;

    public static string Emit(ProjectFacts project, TablesPlan tables)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, project);
        using (writer.Block("public sealed partial class Router"))
        {
            writer.Line("/// <inheritdoc/>");
            using (writer.Block($"protected override {GlobalNames.RouterTables} Tables => new()", end: ";"))
            {
                writer.Line("Text = Listing,");
                Write(writer, "Templates", "int", tables.Templates);
                Write(writer, "TemplateSeeds", "ushort", tables.TemplateSeeds);
                Write(writer, "TemplateSlots", "ushort", tables.TemplateSlots);
                Write(writer, "Endpoints", "ushort", tables.Endpoints);
                Write(writer, "Routes", "ushort", tables.Routes);
                Write(writer, "Sources", "byte", tables.Sources);
                Write(writer, "Nodes", "int", tables.Nodes);
                Write(writer, "LiteralSeeds", "ushort", tables.LiteralSeeds);
                Write(writer, "LiteralSlots", "int", tables.LiteralSlots);
                Write(writer, "MixedSegments", "int", tables.MixedSegments);
                writer.Line($"MaxSegments = {tables.MaxSegments.ToString(CultureInfo.InvariantCulture)},");
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
