using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Names the members that routes of Amazon's style share.</summary>
internal static class AmazonPlanner
{
    /// <summary>Each serializer and each shared instance once, by the order of their types.</summary>
    public static AmazonMembers Plan(IEnumerable<HandlerCall> calls)
    {
        var serializers = new SortedSet<string>(StringComparer.Ordinal);
        var handlers = new SortedDictionary<string, ServiceExpression>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            if (call.Serializer is { } serializer) serializers.Add(serializer);
            if (call.Instance is { Kind: ServiceKind.SharedConstructor } instance) handlers[instance.Type] = instance;
        }

        if (serializers.Count == 0 && handlers.Count == 0) return AmazonMembers.None;
        var (serializerNames, handlerNames) = (new UniqueNames("_"), new UniqueNames("_"));
        return new AmazonMembers(
            serializers.Select(type => new SharedMember(type, serializerNames.Take(NameOf(type)), [])).ToEquatableArray(),
            handlers.Select(pair => new SharedMember(pair.Key, handlerNames.Take(NameOf(pair.Key)), pair.Value.Arguments.Select(argument => argument.Expression).ToEquatableArray())).ToEquatableArray());
    }

    /// <summary>The members that some of the routes use.</summary>
    public static AmazonMembers Of(AmazonMembers all, IEnumerable<HandlerCall> calls)
    {
        if (all.IsEmpty) return all;
        var used = Plan(calls);
        return new AmazonMembers(
            all.Serializers.Where(member => used.Serializers.Any(other => other.Type == member.Type)).ToEquatableArray(),
            all.Handlers.Where(member => used.Handlers.Any(other => other.Type == member.Type)).ToEquatableArray());
    }

    // global::Shop.Serializer<global::Shop.Context> is Serializer.
    private static string NameOf(string type)
    {
        var end = type.IndexOf('<');
        return (end < 0 ? type : type.Substring(0, end)).Split('.', ':').Last().TrimStart('@');
    }
}
