using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads <c>[CustomValidation]</c>: finds the static method that it names, and how that is called.</summary>
internal sealed class RuleMethods
{
    private readonly CSharpCompilation _compilation;
    private readonly TypeNames _names;
    private readonly RuleMessages _messages;

    public RuleMethods(Compilation compilation, TypeNames names, RuleMessages messages)
    {
        _compilation = (CSharpCompilation)compilation;
        _names = names;
        _messages = messages;
    }

    /// <summary>The rule; <see langword="null"/> after the problem was noted.</summary>
    public MethodRule? Read(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var type = attribute.Argument(0) as INamedTypeSymbol;
        var name = attribute.Argument(1) as string ?? "";
        var methods = type?.SelfAndBases().SelectMany(current => current.GetMembers(name)).OfType<IMethodSymbol>().Where(method => method is { IsStatic: true, IsGenericMethod: false }).ToList() ?? [];
        var reason = methods.Count == 0 ? "there is no such static method." : "the router cannot call it.";
        foreach (var method in methods)
        {
            reason = WhyNot(method, target) ?? "";
            if (reason.Length > 0) continue;
            return _messages.Read(attribute, target, "The value is not valid.", problems) is { } message ? Rule(method, target, message) : null;
        }

        var readable = (type is null ? "" : TypeNames.Readable(type) + ".") + name;
        problems.Add(new RuleProblem(Descriptors.RuleMethodNotFound, target.Symbol, target.Description, readable, reason, name.Length == 0 ? "Check" : name, TypeNames.Readable(target.Type)));
        return null;
    }

    private MethodRule Rule(IMethodSymbol method, RuleTarget target, RuleMessage message)
    {
        _names.Warnings.Add(method);
        var parameter = method.Parameters[0];
        var isUnwrapped = target.IsNullable && parameter.Type.IsValueType && parameter.Type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;
        // Where null is allowed for, the method wants to know of it.
        var skipsNull = !target.IsWholeObject && (isUnwrapped || (target.Type.IsReferenceType && parameter.NullableAnnotation == NullableAnnotation.NotAnnotated));
        var member = target.IsWholeObject ? null : target.Symbol.Name;
        return new MethodRule(
            message,
            _names.Member(method),
            AnswerOf(method)!.Value,
            skipsNull,
            isUnwrapped,
            method.Parameters.Length == 2 ? new RuleContext(member, RuleMessages.DisplayName(target)) : null);
    }

    private string? WhyNot(IMethodSymbol method, RuleTarget target)
    {
        if (!method.IsAccessibleIn(_compilation)) return "the router cannot call it: it is not internal or public.";
        if (AnswerOf(method) is null) return $"it returns '{TypeNames.Readable(method.ReturnType)}'.";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None) || method.Parameters.Length is not (1 or 2)) return "it does not take one value.";
        if (method.Parameters.Length == 2 && !method.Parameters[1].Type.Is("System.ComponentModel.DataAnnotations", "ValidationContext")) return "it takes more than the value.";
        if (method.Parameters.Length == 2 && target.Owner is null) return "a parameter has no object for its ValidationContext.";
        var isTaken = Takes(method.Parameters[0].Type, target.Type) || Takes(method.Parameters[0].Type, target.PlainType);
        return isTaken ? null : $"it takes a '{TypeNames.Readable(method.Parameters[0].Type)}'.";
    }

    private bool Takes(ITypeSymbol parameter, ITypeSymbol value) => _compilation.ClassifyConversion(value, parameter) is { IsImplicit: true, IsUserDefined: false };

    private static MethodAnswer? AnswerOf(IMethodSymbol method)
    {
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return null;
        return method.ReturnType.SpecialType switch
        {
            SpecialType.System_Boolean => MethodAnswer.Boolean,
            SpecialType.System_String => MethodAnswer.Text,
            _ => method.ReturnType.Is("System.ComponentModel.DataAnnotations", "ValidationResult") ? MethodAnswer.Result : null,
        };
    }
}
