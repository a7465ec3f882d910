namespace RouteGen.Responses;

/// <summary>A type's name as C# writes it, for messages that people paste from.</summary>
internal static class CSharpName
{
    public static string Of(Type type)
    {
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (!type.IsGenericType) return type.ToString().Replace('+', '.');

        // A nested type's arguments follow its outer types' in one list: "Outer`1+Inner`1[A,B]" is Outer<A>.Inner<B>.
        var arguments = type.GenericTypeArguments.AsSpan();
        var name = new System.Text.StringBuilder();
        foreach (var part in type.GetGenericTypeDefinition().FullName!.Split('+'))
        {
            if (name.Length > 0) name.Append('.');
            var tick = part.IndexOf('`', StringComparison.Ordinal);
            if (tick < 0)
            {
                name.Append(part);
                continue;
            }

            var count = int.Parse(part.AsSpan(tick + 1), System.Globalization.CultureInfo.InvariantCulture);
            name.Append(part, 0, tick).Append('<');
            for (var i = 0; i < count; i++) name.Append(i > 0 ? ", " : "").Append(Of(arguments[i]));
            name.Append('>');
            arguments = arguments[count..];
        }

        return name.ToString();
    }
}
