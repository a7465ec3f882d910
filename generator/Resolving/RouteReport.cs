using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Reports what is wrong with one name in a route file, at the smallest part of it that is wrong.</summary>
internal sealed class RouteReport
{
    private readonly DeclaredName _name;
    private readonly int _typeLength;
    private readonly List<DiagnosticInfo> _diagnostics;

    private RouteReport(DeclaredName name, int typeLength, List<DiagnosticInfo> diagnostics)
    {
        _name = name;
        _typeLength = typeLength;
        _diagnostics = diagnostics;
    }

    /// <summary>For a name that is a type and a method: <c>Users.Get</c>.</summary>
    public static RouteReport OfHandler(DeclaredName name, List<DiagnosticInfo> diagnostics) => new(name, TypePathOf(name).Length, diagnostics);

    /// <summary>For a name that is a type: <c>Shop.Services</c>.</summary>
    public static RouteReport OfType(DeclaredName name, List<DiagnosticInfo> diagnostics) => new(name, name.Text.Length, diagnostics);

    /// <summary>Of a handler <c>Users.Get</c> the <c>Users</c>.</summary>
    public static string TypePathOf(DeclaredName handler) => handler.Text.Substring(0, Math.Max(0, handler.Text.LastIndexOf('.')));

    /// <summary>Of <c>Users.Get</c> the <c>Users</c>.</summary>
    public string TypePath => _name.Text.Substring(0, _typeLength);

    /// <summary>Of <c>Users.Get</c> the <c>Get</c>.</summary>
    public string MethodName => _name.Text.Substring(_typeLength).TrimStart('.');

    /// <summary>The whole name.</summary>
    public void Add(DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments) => AddAt(_name.Location, descriptor, declaration, arguments);

    /// <summary>The whole name, of what is said at the first of the routes that it is true of.</summary>
    public void AddOnce(DiagnosticDescriptor descriptor, params string[] arguments) =>
        _diagnostics.Add(new DiagnosticInfo(descriptor, _name.Location, arguments) { IsSaidOnce = true });

    /// <summary>The part that is the <see cref="TypePath"/>.</summary>
    public void AddAtType(DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments) =>
        AddAt(Part(0, _typeLength), descriptor, declaration, arguments);

    /// <summary>The part that is the <see cref="MethodName"/>.</summary>
    public void AddAtMethod(DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments) =>
        AddAt(Part(Math.Min(_typeLength + 1, _name.Text.Length), _name.Text.Length), descriptor, declaration, arguments);

    public void AddAt(TextLocation location, DiagnosticDescriptor descriptor, ISymbol? declaration, params string[] arguments) =>
        _diagnostics.Add(new DiagnosticInfo(descriptor, location, arguments) { Related = declaration?.DeclarationPlace() });

    private TextLocation Part(int start, int end)
    {
        var whole = _name.Location;
        // A quoted name with escapes is longer than its text: which of its characters are wrong cannot be told.
        if (whole.Span.Length != _name.Text.Length) return whole;
        var line = whole.Lines.Start.Line;
        var character = whole.Lines.Start.Character;
        var lines = new LinePositionSpan(new LinePosition(line, character + start), new LinePosition(line, character + end));
        return new TextLocation(whole.Path, TextSpan.FromBounds(whole.Span.Start + start, whole.Span.Start + end), lines);
    }
}
