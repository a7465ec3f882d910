using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// Walks the declarations of one source file, never into a body. <c>#nullable</c> does not count: without it a <c>?</c> on a type is
/// an annotation all the same (with a warning), and its absence means the same to binding either way.
/// </summary>
internal sealed class DeclarationWalker : IDisposable
{
    private readonly SourceText _text;
    private readonly CancellationToken _cancellation;
    private readonly DigestBuilder _digest = new();
    private readonly NameSet _used = new();
    private readonly HashSet<ulong> _declared = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly List<string> _jsonContexts = [];
    private bool _hasUnknownDeclarations;
    private bool _hasEntryPoint;

    public DeclarationWalker(SourceText text, CancellationToken cancellation)
    {
        _text = text;
        _cancellation = cancellation;
    }

    public SyntaxSummary Walk(CompilationUnitSyntax unit)
    {
        foreach (var alias in unit.Externs) Append(alias);
        foreach (var import in unit.Usings) Append(import);
        foreach (var list in unit.AttributeLists) Append(list);
        Walk(unit.Members, container: "");
        _digest.Append(_hasEntryPoint ? 1 : 0);
        return new SyntaxSummary
        {
            Digest = _digest.ToDigest(),
            HasEntryPoint = _hasEntryPoint,
            JsonContexts = _jsonContexts,
            Namespaces = _namespaces,
            Ambient = string.Join("\n", unit.Usings.Where(import => import.GlobalKeyword != default).Cast<SyntaxNode>().Concat(unit.AttributeLists)),
            DeclaredTypes = [.. _declared],
            UsedNames = _used.ToArray(),
            HasUnreadableNames = _used.IsUnreadable || _hasUnknownDeclarations,
        };
    }

    public void Dispose() => _digest.Dispose();

    /// <param name="container">The metadata name of what the members stand in, with its separator; <see langword="null"/> inside a generic type, whose members can be neither <c>Main</c> nor a context.</param>
    private void Walk(SyntaxList<MemberDeclarationSyntax> members, string? container)
    {
        foreach (var member in members)
        {
            _cancellation.ThrowIfCancellationRequested();
            Walk(member, container);
        }

        // Closes the container: a member moved out of it changes the digest.
        _digest.Append("}");
    }

    private void Walk(MemberDeclarationSyntax member, string? container)
    {
        _digest.Append(member.RawKind);
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                Append(space.Name);
                foreach (var alias in space.Externs) Append(alias);
                foreach (var import in space.Usings) Append(import);
                var inner = container + space.Name.ToString().Replace("@", "");
                _namespaces.Add(inner);
                Walk(space.Members, inner + ".");
                break;
            case TypeDeclarationSyntax type:
                WalkType(type, container);
                break;
            case BaseMethodDeclarationSyntax method:
                AppendUpTo(method, (method as ConstructorDeclarationSyntax)?.Initializer, method.Body, method.ExpressionBody);
                if (container is not null && method is MethodDeclarationSyntax candidate) _hasEntryPoint |= MayBeMain(candidate);
                break;
            case PropertyDeclarationSyntax property:
                AppendUpTo(property, property.AccessorList, property.ExpressionBody);
                AppendAccessors(property.AccessorList);
                // An initializer is the default of a property that is bound from the query.
                if (property.Initializer is { } initializer) Append(initializer);
                break;
            case BasePropertyDeclarationSyntax property:
                AppendUpTo(property, property.AccessorList, (property as IndexerDeclarationSyntax)?.ExpressionBody);
                AppendAccessors(property.AccessorList);
                break;
            case BaseFieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                foreach (var variable in field.Declaration.Variables)
                {
                    Append(TextSpan.FromBounds(variable == field.Declaration.Variables[0] ? field.SpanStart : variable.SpanStart, variable.Identifier.Span.End));
                }

                break;
            case GlobalStatementSyntax:
                _hasEntryPoint = true;
                break;
            default:
                // Enums, constants, delegates, and what later versions of C# may bring: whole.
                Append(member);
                if (member is EnumDeclarationSyntax { Identifier: var @enum }) Declare(@enum);
                else if (member is DelegateDeclarationSyntax { Identifier: var @delegate }) Declare(@delegate);
                else _hasUnknownDeclarations |= member is not BaseFieldDeclarationSyntax;
                break;
        }
    }

    private void WalkType(TypeDeclarationSyntax type, string? container)
    {
        var end = type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End : type.OpenBraceToken.SpanStart;
        _digest.Append(_text, TextSpan.FromBounds(type.SpanStart, end));
        // The rest of the header after its attributes, which may be those of a JSON context.
        foreach (var list in type.AttributeLists) AddNames(list);
        _used.Add(_text, TextSpan.FromBounds(type.AttributeLists.Count == 0 ? type.SpanStart : type.AttributeLists.Span.End, end));
        Declare(type.Identifier);
        var name = type.TypeParameterList is null && container is not null ? container + type.Identifier.ValueText : null;
        if (name is not null && type.AttributeLists.SelectMany(list => list.Attributes).Any(IsJsonSerializable) && !_jsonContexts.Contains(name)) _jsonContexts.Add(name);
        Walk(type.Members, name is null ? null : name + "+");
    }

    private void AppendAccessors(AccessorListSyntax? list)
    {
        if (list is null) return;
        foreach (var accessor in list.Accessors) AppendUpTo(accessor, accessor.Body, accessor.ExpressionBody);
    }

    private void Append(SyntaxNode node) => Append(node.Span);

    private void Append(TextSpan span)
    {
        _digest.Append(_text, span);
        _used.Add(_text, span);
    }

    // A context lists most of a project's types, and says of none of them what it is.
    private void AddNames(AttributeListSyntax list)
    {
        foreach (var attribute in list.Attributes)
        {
            if (!IsJsonSerializable(attribute))
            {
                _used.Add(_text, attribute.Span);
                continue;
            }

            foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
            {
                if (argument.Expression is not TypeOfExpressionSyntax) _used.Add(_text, argument.Span);
            }
        }
    }

    private void Declare(SyntaxToken identifier)
    {
        const string Suffix = "Attribute";
        var name = identifier.ValueText;
        _declared.Add(NameSet.HashOf(name));
        // [Audited] is AuditedAttribute.
        if (name.EndsWith(Suffix, StringComparison.Ordinal)) _declared.Add(NameSet.HashOf(name.Substring(0, name.Length - Suffix.Length)));
    }

    /// <summary>Appends a declaration up to the first of its parts that is there: those hold code.</summary>
    private void AppendUpTo(SyntaxNode declaration, params SyntaxNode?[] parts)
    {
        var end = declaration.Span.End;
        foreach (var part in parts)
        {
            if (part is not null) end = Math.Min(end, part.SpanStart);
        }

        Append(TextSpan.FromBounds(declaration.SpanStart, end));
    }

    private static bool IsJsonSerializable(AttributeSyntax attribute) => LastName(attribute.Name) is "JsonSerializable" or "JsonSerializableAttribute";

    /// <summary>The forms of an entry point in C#: <c>static</c>, <c>void</c>, <c>int</c> or a task, no parameter or one array.</summary>
    private static bool MayBeMain(MethodDeclarationSyntax method)
    {
        if (method.Identifier.ValueText != "Main" || method.TypeParameterList is not null || !method.Modifiers.Any(SyntaxKind.StaticKeyword)) return false;
        var parameters = method.ParameterList.Parameters;
        if (parameters.Count > 1 || (parameters.Count == 1 && parameters[0].Type is not ArrayTypeSyntax)) return false;
        return method.ReturnType is PredefinedTypeSyntax returned
            ? returned.Keyword.IsKind(SyntaxKind.VoidKeyword) || returned.Keyword.IsKind(SyntaxKind.IntKeyword)
            : LastName(method.ReturnType) is "Task" or "Int32";
    }

    private static string? LastName(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => LastName(qualified.Right),
        AliasQualifiedNameSyntax aliased => LastName(aliased.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
