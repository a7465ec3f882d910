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
    private readonly List<string> _jsonContexts = [];
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
        return new SyntaxSummary(_digest.ToDigest(), _hasEntryPoint, _jsonContexts.ToEquatableArray());
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
                Walk(space.Members, container + space.Name.ToString().Replace("@", "") + ".");
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
                    _digest.Append(_text, TextSpan.FromBounds(variable == field.Declaration.Variables[0] ? field.SpanStart : variable.SpanStart, variable.Identifier.Span.End));
                }

                break;
            case GlobalStatementSyntax:
                _hasEntryPoint = true;
                break;
            default:
                // Enums, constants, delegates, and what later versions of C# may bring: whole.
                Append(member);
                break;
        }
    }

    private void WalkType(TypeDeclarationSyntax type, string? container)
    {
        var end = type.OpenBraceToken.IsKind(SyntaxKind.None) ? type.Span.End : type.OpenBraceToken.SpanStart;
        _digest.Append(_text, TextSpan.FromBounds(type.SpanStart, end));
        var name = type.TypeParameterList is null && container is not null ? container + type.Identifier.ValueText : null;
        if (name is not null && CarriesJsonSerializable(type.AttributeLists) && !_jsonContexts.Contains(name)) _jsonContexts.Add(name);
        Walk(type.Members, name is null ? null : name + "+");
    }

    private void AppendAccessors(AccessorListSyntax? list)
    {
        if (list is null) return;
        foreach (var accessor in list.Accessors) AppendUpTo(accessor, accessor.Body, accessor.ExpressionBody);
    }

    private void Append(SyntaxNode node) => _digest.Append(_text, node.Span);

    /// <summary>Appends a declaration up to the first of its parts that is there: those hold code.</summary>
    private void AppendUpTo(SyntaxNode declaration, params SyntaxNode?[] parts)
    {
        var end = declaration.Span.End;
        foreach (var part in parts)
        {
            if (part is not null) end = Math.Min(end, part.SpanStart);
        }

        _digest.Append(_text, TextSpan.FromBounds(declaration.SpanStart, end));
    }

    private static bool CarriesJsonSerializable(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (LastName(attribute.Name) is "JsonSerializable" or "JsonSerializableAttribute") return true;
            }
        }

        return false;
    }

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
