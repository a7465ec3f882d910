using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes <c>Router.Routes.0.g.cs</c> and its like: the routes of a table that has too many for one file.</summary>
internal static class RouteFileEmitter
{
    /// <summary>The parameters of every method that takes a route by its id.</summary>
    public const string Parameters = $"(int route, {GlobalNames.HttpExchange} http)";

    public static string Emit(RouteFile file)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, file.Project, file.Project.AcknowledgedWarnings);
        using (writer.Block("public sealed partial class Router"))
        {
            EmitSwitch(writer, $"private static {GlobalNames.ValueTask} {MethodOf(file.Number)}{Parameters}", file);
            new HandlerEmitter(writer, file).Emit(file.Routes);
        }

        foreach (var parser in file.Enums) EnumEmitter.Emit(writer, parser);
        ValidatorEmitter.Emit(writer, file.Validation);
        return writer.ToString();
    }

    /// <summary>The method of a file that takes its routes.</summary>
    public static string MethodOf(int file) => "InvokeFrom" + Number(file * RouteFile.MostRoutes);

    /// <summary>The way from a route's id to its method.</summary>
    public static void EmitSwitch(SourceWriter writer, string header, RouteFile file)
    {
        using (writer.Block(header))
        {
            using (writer.Block("switch (route)"))
            {
                var id = file.FirstId;
                foreach (var route in file.Routes)
                {
                    var call = $"{route.Method}(http);";
                    writer.Line(HandlerEmitter.ReturnsTask(route) ? $"case {Number(id)}: return {call}" : $"case {Number(id)}: {call} return default;");
                    id++;
                }

                writer.Line($"default: throw new {GlobalNames.ArgumentOutOfRangeException}(nameof(route));");
            }
        }
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
