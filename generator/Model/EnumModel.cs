namespace RouteGen.Generator.Model;

/// <summary>An enum bound by the names of its members, ignoring case.</summary>
/// <param name="Type">The enum with <c>global::</c>.</param>
/// <param name="Members">The members' names in declaration order.</param>
internal sealed record EnumModel(string Type, EquatableArray<string> Members);

/// <summary>The emitted parser of an enum.</summary>
/// <param name="Name">The parser's name: <c>OrderStatusText</c>.</param>
internal sealed record EnumParser(string Name, EnumModel Enum);
