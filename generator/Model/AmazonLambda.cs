namespace RouteGen.Generator.Model;

/// <summary>What the referenced Amazon.Lambda.Core asks of whoever gives handlers their context. It differs between versions, so it is looked at and not known.</summary>
/// <param name="Members">The members of its interfaces, in their order.</param>
internal sealed record AmazonCore(EquatableArray<InterfaceMember> Members)
{
    /// <summary>Whether an interface has a member.</summary>
    /// <param name="signature">As in <see cref="InterfaceMember.Signature"/>.</param>
    public bool Has(string @interface, string signature) => Members.Any(member => member.Interface == @interface && member.Signature == signature);
}

/// <summary>A member of an interface that emitted code implements.</summary>
/// <param name="Interface">The interface's name, as <c>ILambdaContext</c>.</param>
/// <param name="Signature">The name, for a method with the simple names of its parameters' types: <c>Log(String, String)</c>.</param>
/// <param name="Type">The type of the property, or what the method returns, with <c>global::</c>.</param>
/// <param name="Parameters">A method's parameters.</param>
/// <param name="IsAbstract">Whether it has no implementation of its own.</param>
/// <param name="HasSetter">Whether a property can be set.</param>
internal sealed record InterfaceMember(string Interface, string Signature, string Type, EquatableArray<InterfaceParameter> Parameters, bool IsAbstract, bool HasSetter)
{
    public bool IsMethod => Signature.IndexOf('(') >= 0;

    public string Name => Signature.Split('(')[0];
}

/// <summary>A parameter of an <see cref="InterfaceMember"/>.</summary>
/// <param name="Type">Its type with <c>global::</c>, and <c>params</c> before it where it is declared so.</param>
/// <param name="Name">Its name, with <c>@</c> where it is a keyword.</param>
internal sealed record InterfaceParameter(string Type, string Name);

/// <summary>What routes of Amazon's style share: each is a static member of a nested class of the router.</summary>
/// <param name="Serializers">The serializers that routes name.</param>
/// <param name="Handlers">The instances that serve the whole process.</param>
internal sealed record AmazonMembers(EquatableArray<SharedMember> Serializers, EquatableArray<SharedMember> Handlers)
{
    public static AmazonMembers None { get; } = new([], []);

    public bool IsEmpty => Serializers.Count == 0 && Handlers.Count == 0;
}

/// <summary>A member that routes share.</summary>
/// <param name="Type">Its type with <c>global::</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The C# names of the members that its constructor takes.</param>
internal sealed record SharedMember(string Type, string Name, EquatableArray<string> Arguments);
