using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Names the parsers of the enums that values are bound to.</summary>
internal static class EnumParsers
{
    /// <summary>Each enum once: <c>OrderStatusText</c>, with a number for the second enum called <c>OrderStatus</c>.</summary>
    public static EquatableArray<EnumParser> Of(PlannedRoute[] routes, HandlerCall? notFound)
    {
        var enums = new SortedDictionary<string, EnumModel>(StringComparer.Ordinal);
        foreach (var route in routes) Note(route.Handler);
        if (notFound is not null) Note(notFound);

        var names = new UniqueNames(separator: "");
        return enums.Values.Select(model => new EnumParser(names.Take(NameOf(model)), model)).ToEquatableArray();

        void Note(HandlerCall handler)
        {
            foreach (var value in handler.Values)
            {
                if (value.Enum is { } model) enums[model.Type] = model;
            }
        }
    }

    private static string NameOf(EnumModel model) => model.Type.Substring(model.Type.LastIndexOfAny(['.', ':']) + 1).TrimStart('@') + "Text";
}
