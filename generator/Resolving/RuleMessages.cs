using System.Globalization;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads what a validation attribute says when its rule is broken. A text is finished here, so that no request pays for it.</summary>
internal sealed class RuleMessages
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;

    public RuleMessages(Compilation compilation, TypeNames names)
    {
        _compilation = compilation;
        _names = names;
    }

    /// <summary>The message; <see langword="null"/> after the problem was noted.</summary>
    /// <param name="text">Our own text, when the attribute has none.</param>
    /// <param name="arguments">What a text of the attribute fills in, after the display name.</param>
    public RuleMessage? Read(AttributeData attribute, RuleTarget target, string text, List<RuleProblem> problems, params object[] arguments)
    {
        object[] all = [DisplayName(target), .. arguments];
        if (attribute.Named("ErrorMessageResourceName") is string name) return OfResource(attribute, name, target, all, problems);
        if (attribute.Named("ErrorMessage") is not string message) return new RuleMessage(text, IsExpression: false, []);
        try
        {
            return new RuleMessage(string.Format(CultureInfo.InvariantCulture, message, all), IsExpression: false, []);
        }
        catch (FormatException)
        {
            problems.Add(new RuleProblem(Descriptors.RuleIsInvalid, target.Symbol, target.Description, attribute.Display(), $"its ErrorMessage fills in what is not there, or has a single brace. It may have {{0}} to {{{all.Length - 1}}}."));
            return null;
        }
    }

    /// <summary>The name for people.</summary>
    public static string DisplayName(RuleTarget target)
    {
        foreach (var attribute in target.Symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Is("System.ComponentModel.DataAnnotations", "DisplayAttribute") == true && attribute.Named("ResourceType") is null && attribute.Named("Name") is string name) return name;
            if (attribute.AttributeClass?.Is("System.ComponentModel", "DisplayNameAttribute") == true && attribute.Argument(0) is string displayName) return displayName;
        }

        return target.WireName;
    }

    private RuleMessage? OfResource(AttributeData attribute, string name, RuleTarget target, object[] arguments, List<RuleProblem> problems)
    {
        var type = attribute.Named("ErrorMessageResourceType") as INamedTypeSymbol;
        var property = type?.GetMembers(name).FirstOrDefault(member => member is IPropertySymbol { IsStatic: true, Type.SpecialType: SpecialType.System_String, GetMethod: { } getter }
            && member.IsAccessibleIn(_compilation) && getter.IsAccessibleIn(_compilation));
        if (property is not null && type!.IsAccessibleIn(_compilation))
        {
            return new RuleMessage(_names.Member(property), IsExpression: true, arguments.Select(argument => Convert.ToString(argument, CultureInfo.InvariantCulture)!).ToEquatableArray());
        }

        problems.Add(new RuleProblem(Descriptors.RuleMessageNotFound, target.Symbol, target.Description, attribute.Display(), (type is null ? "" : TypeNames.Readable(type) + ".") + name));
        return null;
    }
}
