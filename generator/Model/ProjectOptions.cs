using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RouteGen.Generator.Model;

/// <summary>What the build says of the project.</summary>
internal sealed record ProjectOptions
{
    /// <summary>Whether the package's build files are in the project itself: an analyzer flows on to every project that references it, and there it has to keep still.</summary>
    public required bool IsRouteGenProject { get; init; }

    /// <summary>The root namespace, empty for the global one. Always a valid name: a project called <c>my-shop</c> has <c>my_shop</c>.</summary>
    public required string RootNamespace { get; init; }

    /// <summary>Whether the project makes a program and not a library.</summary>
    public required bool IsExecutable { get; init; }

    /// <summary>Whether a <c>Main</c> may be emitted: <c>RouteGenEmitMain</c> is not <c>false</c>.</summary>
    public required bool AllowsEmittedMain { get; init; }

    /// <summary>Whether the project is made for trimming or ahead-of-time compilation, where JSON cannot be read by reflection.</summary>
    public required bool IsTrimmed { get; init; }

    /// <summary>The C# version that the emitted code is compiled with.</summary>
    public required LanguageVersion LanguageVersion { get; init; }

    /// <summary>Whether that version knows what the emitted code is written in: UTF-8 literals and file-local types came with C# 11.</summary>
    public bool CompilesRoutes => LanguageVersion >= LanguageVersion.CSharp11;

    /// <summary>Reads the build properties that the package makes visible to the compiler.</summary>
    public static ProjectOptions From(AnalyzerConfigOptions properties, LanguageVersion languageVersion) => new()
    {
        IsRouteGenProject = Is(properties, "RouteGenProject", "true"),
        RootNamespace = ToNamespace(Property(properties, "RootNamespace")),
        IsExecutable = Is(properties, "OutputType", "Exe") || Is(properties, "OutputType", "WinExe"),
        AllowsEmittedMain = !Is(properties, "RouteGenEmitMain", "false"),
        IsTrimmed = Is(properties, "PublishAot", "true")
            || Is(properties, "PublishTrimmed", "true")
            || Is(properties, "IsAotCompatible", "true")
            || Is(properties, "IsTrimmable", "true")
            || Is(properties, "JsonSerializerIsReflectionEnabledByDefault", "false"),
        LanguageVersion = languageVersion,
    };

    // A property that no project file sets arrives empty, never as its default.
    private static bool Is(AnalyzerConfigOptions properties, string name, string value) =>
        string.Equals(Property(properties, name), value, StringComparison.OrdinalIgnoreCase);

    private static string Property(AnalyzerConfigOptions properties, string name) =>
        properties.TryGetValue("build_property." + name, out var value) ? value.Trim() : "";

    // The SDK takes the project file's name as it is, so that it may be no name for a namespace at all.
    private static string ToNamespace(string text)
    {
        if (text.Length == 0) return "";
        var parts = text.Split('.');
        for (var i = 0; i < parts.Length; i++) parts[i] = ToIdentifier(parts[i]);
        return string.Join(".", parts);
    }

    private static string ToIdentifier(string part)
    {
        var characters = part.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(characters[i])) characters[i] = '_';
        }

        var name = new string(characters);
        return name.Length > 0 && SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? name : "_" + name;
    }
}
