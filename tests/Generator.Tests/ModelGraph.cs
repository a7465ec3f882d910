using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Tests;

/// <summary>Walks everything that a pipeline step gave out: one symbol in it would keep a whole compilation alive and make every comparison fail.</summary>
internal static class ModelGraph
{
    public static void AssertPlainData(GeneratorRunResult result)
    {
        Assert.NotEmpty(result.TrackedSteps);
        foreach (var name in typeof(PipelineSteps).GetFields().Select(field => (string)field.GetRawConstantValue()!))
        {
            foreach (var output in result.TrackedSteps.GetValueOrDefault(name, []).SelectMany(step => step.Outputs)) Visit(output.Value, name, []);
        }
    }

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value)) return;
        Assert.False(value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or Diagnostic or AdditionalText, $"{path} is a {value.GetType()}");
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || value is DiagnosticDescriptor) return;
        if (value is IEnumerable items)
        {
            foreach (var item in items) Visit(item, path + "[]", seen);
        }

        for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) Visit(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
