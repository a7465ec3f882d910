namespace RouteGen.Generator.Model;

/// <summary>An enum bound by the names of its members, ignoring case.</summary>
/// <param name="Type">The enum with <c>global::</c>.</param>
/// <param name="Parser">The name of the emitted parser.</param>
/// <param name="Members">The members' names in declaration order.</param>
internal sealed record EnumModel(string Type, string Parser, EquatableArray<string> Members);
