using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// Everything of a compilation that can change what a route resolves to. Two compilations with one digest resolve alike,
/// so an edit inside a method body costs a look at each tree and no symbol at all.
/// </summary>
internal sealed class DeclarationFingerprint
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationFingerprint> Known = new();

    private DeclarationFingerprint(Digest surroundings, IReadOnlyList<SyntaxSummary> files)
    {
        Surroundings = surroundings;
        Files = files;
        using var digest = new DigestBuilder();
        digest.Append(surroundings);
        foreach (var file in files) digest.Append(file.Digest);
        Digest = digest.ToDigest();
    }

    /// <summary>Of the declarations of all files, the references and the options.</summary>
    public Digest Digest { get; }

    /// <summary>Of the references and the options.</summary>
    public Digest Surroundings { get; }

    /// <summary>What each file says.</summary>
    public IReadOnlyList<SyntaxSummary> Files { get; }

    /// <summary>Whether any file has an entry point.</summary>
    public bool HasEntryPoint => Files.Any(file => file.HasEntryPoint);

    /// <summary>The metadata names of the classes that carry <c>[JsonSerializable]</c>.</summary>
    public IEnumerable<string> JsonContexts => Files.SelectMany(file => file.JsonContexts).Distinct();

    public static DeclarationFingerprint Of(CSharpCompilation compilation, CancellationToken cancellation)
    {
        if (Known.TryGetValue(compilation, out var known)) return known;
        var made = Make(compilation, cancellation);
        return Known.GetValue(compilation, _ => made);
    }

    private static DeclarationFingerprint Make(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var digest = new DigestBuilder();
        AppendOptions(digest, compilation);
        foreach (var reference in compilation.References)
        {
            if (reference is CompilationReference { Compilation: CSharpCompilation referenced })
            {
                // An editor hands over a new object for every keystroke in the other project: what that project declares is what counts.
                digest.Append(string.Join(",", reference.Properties.Aliases));
                digest.Append(Of(referenced, cancellation).Digest);
            }
            else
            {
                digest.Append(ReferenceIdentity.Of(reference));
            }
        }

        var files = new List<SyntaxSummary>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(SyntaxSummary.Of(tree, cancellation));
        }

        return new DeclarationFingerprint(digest.ToDigest(), files);
    }

    private static void AppendOptions(DigestBuilder digest, CSharpCompilation compilation)
    {
        var options = compilation.Options;
        digest.Append(compilation.AssemblyName);
        digest.Append((int)compilation.LanguageVersion);
        digest.Append((int)options.OutputKind);
        digest.Append(options.MainTypeName);
        digest.Append((int)options.NullableContextOptions);
        // A constant that overflows is a value in one case and an error in the other.
        digest.Append(options.CheckOverflow ? 1 : 0);
        // Whose internals are visible depends on the key an assembly is signed with.
        digest.Append(options.CryptoKeyFile);
        digest.Append(options.CryptoKeyContainer);
        digest.Append(options.CryptoPublicKey.IsDefaultOrEmpty ? null : BitConverter.ToString([.. options.CryptoPublicKey]));
    }

    /// <summary>A number for a reference that is not made of source: the same object, the same number.</summary>
    private sealed class ReferenceIdentity
    {
        private static readonly ConditionalWeakTable<MetadataReference, ReferenceIdentity> Numbers = new();
        private static long s_last;

        private readonly long _number = Interlocked.Increment(ref s_last);

        public static long Of(MetadataReference reference) => Numbers.GetValue(reference, static _ => new ReferenceIdentity())._number;
    }
}
