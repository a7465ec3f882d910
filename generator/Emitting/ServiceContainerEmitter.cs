using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the container of <c>ConfigureServices</c>, and what asks it. All by static methods: extension methods would depend on usings.</summary>
internal static class ServiceContainerEmitter
{
    private const string Class = "ServiceContainer";

    /// <summary>The expression of a new scope.</summary>
    public const string CreateScope = $"{Class}.CreateScope()";

    /// <summary>The expression of a service.</summary>
    /// <param name="scope">The local that holds the scope.</param>
    public static string Service(ServiceExpression service, string scope)
    {
        var verb = service.IsOptional ? "Get" : "GetRequired";
        return service.Key is null
            ? $"{GlobalNames.ServiceProviderServiceExtensions}.{verb}Service<{service.Expression}>({scope}.ServiceProvider)"
            : $"{GlobalNames.ServiceProviderKeyedServiceExtensions}.{verb}KeyedService<{service.Expression}>({scope}.ServiceProvider, {Literals.Of(service.Key)})";
    }

    public static void Emit(SourceWriter writer, ServiceContainer? container)
    {
        if (container is null) return;
        writer.Gap();
        writer.Line("// One container for the process, built when a route first asks; asked for again when that failed.");
        using (writer.Block($"private static class {Class}"))
        {
            writer.Line($"private static {GlobalNames.ServiceProvider}? s_provider;");
            writer.Line("private static object? s_lock;");
            writer.Gap();
            writer.Line($"public static {GlobalNames.AsyncServiceScope} CreateScope() => {GlobalNames.ServiceProviderServiceExtensions}.CreateAsyncScope({GlobalNames.LazyInitializer}.EnsureInitialized(ref s_provider, ref s_lock, Build));");
            writer.Gap();
            using (writer.Block($"private static {GlobalNames.ServiceProvider} Build()"))
            {
                const string Empty = $"new {GlobalNames.ServiceCollection}()";
                writer.Line($"var services = {(container.ReturnsServices ? $"{container.ConfigureServices}({Empty})" : Empty)};");
                if (!container.ReturnsServices) writer.Line($"{container.ConfigureServices}(services);");
                writer.Line($"return {GlobalNames.ServiceCollectionContainerBuilderExtensions}.BuildServiceProvider(services);");
            }
        }
    }
}
