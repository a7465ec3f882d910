using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the method that a handler's text names, and says why one cannot be called.</summary>
internal sealed class HandlerLookup
{
    private readonly Compilation _compilation;
    private readonly TypeLookup _types;

    public HandlerLookup(Compilation compilation, TypeLookup types)
    {
        _compilation = compilation;
        _types = types;
    }

    /// <summary>The handler and the type it was found through; <see langword="null"/> after the problem was reported.</summary>
    /// <param name="readyMade">The namespace of RouteGen's own types, which are looked at last.</param>
    public (INamedTypeSymbol Type, IMethodSymbol Method)? Find(string @namespace, RouteReport report, string? readyMade = null)
    {
        if (FindType(@namespace, report, readyMade) is not { } type || FindMethod(type, report) is not { } method) return null;
        return CanBeCalled(type, method, report) ? (type, method) : null;
    }

    /// <summary>The type that a name in a route file begins with, or is.</summary>
    public INamedTypeSymbol? FindType(string @namespace, RouteReport report, string? readyMade = null)
    {
        var path = report.TypePath;
        var result = _types.Find(@namespace, path);
        if (readyMade is not null && result is { Type: null, Ambiguous.Count: 0 } && _types.Find(readyMade, path) is { Type: not null } own) result = own;
        if (result.Type is { } type)
        {
            if (type.IsAccessibleIn(_compilation)) return type;
            ReportInaccessible(report.AddAtType, type, TypeNames.Readable(type));
        }
        else if (result.Ambiguous.Count > 0)
        {
            report.AddAtType(Descriptors.TypeIsAmbiguous, null, path, string.Join("' and '", result.Ambiguous.Select(candidate => candidate.ContainingAssembly.Name)));
        }
        else if (result.IsGeneric)
        {
            report.AddAtType(Descriptors.IsGeneric, null, "type", path);
        }
        else
        {
            var searched = @namespace.Length == 0 ? "this project" : $"namespace '{@namespace}', nor by its full name";
            report.AddAtType(Descriptors.TypeNotFound, null, path, searched, _types.Hint(@namespace, path));
        }

        return null;
    }

    private IMethodSymbol? FindMethod(INamedTypeSymbol type, RouteReport report)
    {
        var name = report.MethodName;
        var named = Members(type, name);
        var methods = named.OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        if (methods.Count == 0)
        {
            report.AddAtMethod(Descriptors.MethodNotFound, (ISymbol?)named.FirstOrDefault() ?? type, TypeNames.Readable(type), name, MethodHint(type, name, named.FirstOrDefault()));
            return null;
        }

        var accessible = methods.FindAll(method => method.IsAccessibleIn(_compilation));
        if (accessible.Count == 0)
        {
            ReportInaccessible(report.AddAtMethod, methods[0], TypeNames.Readable(type) + "." + name);
            return null;
        }

        // A generic overload never wins against one that fits without type arguments.
        var candidates = accessible.FindAll(method => !method.IsGenericMethod);
        if (candidates.Count == 1) return candidates[0];
        if (candidates.Count == 0) report.AddAtMethod(Descriptors.IsGeneric, accessible[0], "method", TypeNames.Readable(type) + "." + name);
        else report.AddAtMethod(Descriptors.MethodIsAmbiguous, candidates[0], TypeNames.Readable(type) + "." + name, string.Join(", ", candidates.Select(TypeNames.Readable)));
        return null;
    }

    /// <summary>The members of that name, inherited ones included unless they are overridden or hidden by one that can be used.</summary>
    private List<ISymbol> Members(INamedTypeSymbol type, string name)
    {
        var members = new List<ISymbol>();
        foreach (var current in type.SelfAndBases())
        {
            foreach (var member in current.GetMembers(name))
            {
                if (!members.Exists(derived => Hides(derived, member) && derived.IsAccessibleIn(_compilation))) members.Add(member);
            }
        }

        return members;
    }

    private static bool Hides(ISymbol derived, ISymbol member)
    {
        if (derived is not IMethodSymbol { Parameters: var left } || member is not IMethodSymbol { Parameters: var right }) return true;
        if (SymbolEqualityComparer.Default.Equals(derived.ContainingType, member.ContainingType) || left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i].RefKind != right[i].RefKind || !SymbolEqualityComparer.Default.Equals(left[i].Type, right[i].Type)) return false;
        }

        return true;
    }

    private string MethodHint(INamedTypeSymbol type, string name, ISymbol? other)
    {
        if (other is not null and not IMethodSymbol) return $" '{name}' is a {KindOf(other)}: a handler is a method.";
        var names = new List<string>();
        foreach (var current in type.SelfAndBases())
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } && member.IsAccessibleIn(_compilation)) names.Add(member.Name);
            }
        }

        return Suggestions.Closest(name, names) is { } closest ? $" Did you mean '{closest}'?" : " Declare it, or name another method.";
    }

    private static bool CanBeCalled(INamedTypeSymbol type, IMethodSymbol method, RouteReport report)
    {
        var name = TypeNames.Readable(type) + "." + method.Name;
        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            report.AddAtMethod(Descriptors.IsAsyncVoid, method, name);
            return false;
        }

        if (WhyNotAHandler(method) is not { } reason) return true;
        report.AddAtMethod(Descriptors.IsNoHandler, method, name, reason);
        return false;
    }

    private static string? WhyNotAHandler(IMethodSymbol method)
    {
        if (method.IsExtensionMethod) return "it is an extension method";
        if (method is { IsStatic: true, IsAbstract: true }) return "it is static abstract, with nothing to call";
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return "it returns a reference";
        if (method.IsVararg) return "it takes '__arglist'";
        return method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute") ? "only native code may call it" : null;
    }

    private static string KindOf(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Property => "property",
        SymbolKind.Field => "field",
        SymbolKind.Event => "event",
        _ => "type",
    };

    private void ReportInaccessible(Action<DiagnosticDescriptor, ISymbol?, string[]> add, ISymbol symbol, string name)
    {
        var cure = symbol.IsObsoleteAsError() ? "usable again, or name what replaces it" : symbol.IsDeclaredIn(_compilation) ? "internal or public" : "public";
        add(Descriptors.IsNotAccessible, symbol, [name, AccessibilityOf(symbol), cure]);
    }

    private static string AccessibilityOf(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current is INamedTypeSymbol { IsFileLocal: true }) return "visible in its own file only";
            switch (current.DeclaredAccessibility)
            {
                case Accessibility.Private: return "private";
                case Accessibility.Protected: return "protected";
                case Accessibility.ProtectedAndInternal: return "private protected";
                default: continue;
            }
        }

        return symbol.IsObsoleteAsError() ? "obsolete, and its use an error" : "internal to another assembly";
    }
}
