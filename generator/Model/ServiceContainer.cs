namespace RouteGen.Generator.Model;

/// <summary>A container of Microsoft.Extensions.DependencyInjection, and what fills it.</summary>
/// <param name="ConfigureServices">The method's full C# name.</param>
/// <param name="ReturnsServices">Whether it gives the registrations back; else they are what it was given.</param>
internal sealed record ServiceContainer(string ConfigureServices, bool ReturnsServices);
