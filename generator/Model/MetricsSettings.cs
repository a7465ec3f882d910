namespace RouteGen.Generator.Model;

/// <summary>What <c>metrics:</c> says.</summary>
/// <param name="Namespace">The namespace in CloudWatch.</param>
/// <param name="Service">The value of the dimension <c>service</c>; <see langword="null"/> for the function's name.</param>
internal sealed record MetricsSettings(string Namespace, string? Service);
