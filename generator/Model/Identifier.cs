using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Generator.Model;

/// <summary>A name in C# code.</summary>
internal static class Identifier
{
    /// <summary>The name with <c>@</c> where it is a keyword, or one inside an async method.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await" ? "@" + name : name;
}
