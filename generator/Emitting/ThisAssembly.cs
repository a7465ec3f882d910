namespace RouteGen.Generator.Emitting;

/// <summary>What emitted code says of its maker: major and minor only, so that a patch changes no snapshot.</summary>
internal static class ThisAssembly
{
    public static string Version { get; } = typeof(ThisAssembly).Assembly.GetName().Version.ToString(2);
}
