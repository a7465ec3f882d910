using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>The default that a property's initializer gives: <c>public int Size { get; init; } = 20;</c></summary>
internal static class InitializerDefault
{
    /// <summary>Reads the initializer of a property or field declared in this project; a reference's are not in its metadata.</summary>
    /// <returns>Whether the default could be written down, or there is none.</returns>
    public static bool TryRead(ISymbol member, ITypeSymbol type, Compilation compilation, TypeNames names, out SlotDefault @default)
    {
        @default = default;
        if (InitializerOf(member, compilation) is not { } written) return true;
        // "null!" and "default!" say that the member is set before anybody reads it: that is no default.
        var isForgiven = written is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression };
        var expression = isForgiven ? ((PostfixUnaryExpressionSyntax)written).Operand : written;
        var model = compilation.GetSemanticModel(expression.SyntaxTree);
        if (model.GetConstantValue(expression) is { HasValue: true } constant)
        {
            var isNull = constant.Value is null;
            if (isNull && isForgiven) return true;
            @default = new SlotDefault(Exists: true, isNull ? null : DefaultLiteral.Of(type, Convert(constant.Value!, type), names));
            return true;
        }

        if (IsDefaultOfStruct(expression, type)) @default = new SlotDefault(Exists: true, "default");
        else if (IsEmptyList(expression, model)) return true;
        else if (StaticMember(expression, model, compilation, names) is { } name) @default = new SlotDefault(Exists: true, name);
        else return false;
        return true;
    }

    private static ExpressionSyntax? InitializerOf(ISymbol member, Compilation compilation)
    {
        // An editor shows the source of other projects too. The build does not, and both have to resolve alike.
        if (member.DeclaringSyntaxReferences.Length == 0 || !member.IsDeclaredIn(compilation)) return null;
        return member.DeclaringSyntaxReferences[0].GetSyntax() switch
        {
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            VariableDeclaratorSyntax field => field.Initializer?.Value,
            _ => null,
        };
    }

    /// <summary>The constant in the member's own type: <c>decimal Price = 5</c> is written with an int.</summary>
    private static object Convert(object value, ITypeSymbol type)
    {
        var plain = type.WithoutNullable();
        var target = plain is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.SpecialType : plain.SpecialType;
        var culture = CultureInfo.InvariantCulture;
        if (value is char character && target != SpecialType.System_Char) value = (int)character;
        return target switch
        {
            SpecialType.System_SByte => System.Convert.ToSByte(value, culture),
            SpecialType.System_Byte => System.Convert.ToByte(value, culture),
            SpecialType.System_Int16 => System.Convert.ToInt16(value, culture),
            SpecialType.System_UInt16 => System.Convert.ToUInt16(value, culture),
            SpecialType.System_Int32 => System.Convert.ToInt32(value, culture),
            SpecialType.System_UInt32 => System.Convert.ToUInt32(value, culture),
            SpecialType.System_Int64 => System.Convert.ToInt64(value, culture),
            SpecialType.System_UInt64 => System.Convert.ToUInt64(value, culture),
            SpecialType.System_Single => System.Convert.ToSingle(value, culture),
            SpecialType.System_Double => System.Convert.ToDouble(value, culture),
            SpecialType.System_Decimal => System.Convert.ToDecimal(value, culture),
            _ => value,
        };
    }

    // Only for structs without a constant: "default" of int is one already.
    private static bool IsDefaultOfStruct(ExpressionSyntax expression, ITypeSymbol type) =>
        type.IsValueType && (expression.IsKind(SyntaxKind.DefaultLiteralExpression) || expression.IsKind(SyntaxKind.DefaultExpression));

    /// <summary><c>[]</c>, <c>new()</c>, <c>new List&lt;string&gt;()</c>, <c>Array.Empty&lt;string&gt;()</c>: what an absent list is anyway.</summary>
    private static bool IsEmptyList(ExpressionSyntax expression, SemanticModel model) => expression switch
    {
        CollectionExpressionSyntax list => list.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax { Initializer: null or { Expressions.Count: 0 }, ArgumentList: null or { Arguments.Count: 0 } } creation =>
            model.GetTypeInfo(creation).ConvertedType is { } type && type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable),
        InvocationExpressionSyntax call => model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array },
        _ => false,
    };

    /// <summary><c>string.Empty</c>, <c>TimeSpan.Zero</c>: a static field or property can be named anew.</summary>
    private static string? StaticMember(ExpressionSyntax expression, SemanticModel model, Compilation compilation, TypeNames names)
    {
        var symbol = model.GetSymbolInfo(expression).Symbol;
        return symbol is IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } && symbol.IsAccessibleIn(compilation)
            ? names.Member(symbol)
            : null;
    }
}
