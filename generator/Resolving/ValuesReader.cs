using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads <c>[AllowedValues]</c> and <c>[DeniedValues]</c>.</summary>
internal sealed class ValuesReader
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;
    private readonly RuleMessages _messages;

    public ValuesReader(Compilation compilation, TypeNames names, RuleMessages messages)
    {
        _compilation = compilation;
        _names = names;
        _messages = messages;
    }

    /// <summary>The rule; <see langword="null"/> after the problem was noted.</summary>
    public ValuesRule? Read(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var type = target.PlainType;
        if (!target.IsText && type.TypeKind != TypeKind.Enum && type.SpecialType is < SpecialType.System_Boolean or > SpecialType.System_Double)
        {
            problems.Add(RuleReader.Refuse(attribute, target, "C# has no constants of the type."));
            return null;
        }

        var argument = attribute.ConstructorArguments.FirstOrDefault();
        var values = argument.Kind == TypedConstantKind.Array && !argument.IsNull ? argument.Values.ToArray() : [];
        var constants = new List<string>();
        foreach (var value in values)
        {
            if (ConstantOf(value, target) is not { } constant)
            {
                problems.Add(RuleReader.Invalid(attribute, target, $"{value.ToCSharpString()} is no '{TypeNames.Readable(target.Type)}'."));
                return null;
            }

            if (!constants.Contains(constant)) constants.Add(constant);
        }

        var areDenied = attribute.AttributeClass!.Name == "DeniedValuesAttribute";
        var isAllOfBoolean = type.SpecialType == SpecialType.System_Boolean && constants.Count >= 2;
        if (constants.Count == 0 || isAllOfBoolean)
        {
            problems.Add(RuleReader.Invalid(attribute, target, "it lists no value, or every one."));
            return null;
        }

        var text = areDenied ? "The value is one of those not allowed." : "The value is not one of those allowed.";
        return _messages.Read(attribute, target, text, problems) is { } message ? new ValuesRule(message, constants.ToEquatableArray(), areDenied) : null;
    }

    private string? ConstantOf(TypedConstant value, RuleTarget target)
    {
        if (value.IsNull) return target.Type.IsReferenceType || target.IsNullable ? "null" : null;
        if (value.Kind is not (TypedConstantKind.Primitive or TypedConstantKind.Enum)) return null;
        if (SymbolEqualityComparer.Default.Equals(value.Type, target.PlainType)) return DefaultLiteral.Of(target.PlainType, value.Value, _names);
        if (value.Type is null || value.Kind == TypedConstantKind.Enum || target.PlainType.TypeKind == TypeKind.Enum) return null;
        // Whole numbers are written without their type: 1 may be a byte or a long.
        var conversion = ((CSharpCompilation)_compilation).ClassifyConversion(value.Type, target.PlainType);
        var isNumber = value.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 && target.PlainType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        if (!isNumber) return conversion is { IsImplicit: true, IsNumeric: true } ? DefaultLiteral.Of(value.Type, value.Value, _names) : null;
        return RangeReader.Holds(target.PlainType.SpecialType, Convert.ToDecimal(value.Value, System.Globalization.CultureInfo.InvariantCulture)) ? Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
