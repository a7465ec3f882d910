using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes <c>Router.AmazonLambda.g.cs</c>, for a project that references Amazon.Lambda.Core: the entry point for Amazon's runtime client, the context and the serializers.</summary>
internal static class AmazonLambdaEmitter
{
    /// <summary>The emitted class that is an <c>ILambdaContext</c>.</summary>
    public const string ContextClass = "AmazonContext";

    /// <summary>The emitted method that turns an <c>IHttpResult</c> into JSON.</summary>
    public const string SerializeResult = "SerializeResult";

    private const string SerializersClass = "Serializers";

    /// <summary>The expression of a serializer.</summary>
    public static string Serializer(AmazonMembers members, string type) => Serializer(members.Serializers.First(member => member.Type == type));

    /// <inheritdoc cref="Serializer(AmazonMembers, string)"/>
    public static string Serializer(SharedMember member) => SerializersClass + "." + Identifier.Escape(member.Name);

    public static string Emit(RouterFile router, AmazonCore core)
    {
        var writer = new SourceWriter();
        RouterEmitter.EmitHeader(writer, router.Project, router.Project.AcknowledgedWarnings);
        using (writer.Block("public sealed partial class Router"))
        {
            EmitEntryPoint(writer);
            if (router.AnswersAnnotationsResults) EmitSerializeResult(writer);
            EmitSerializers(writer, router.Amazon.Serializers);
            AmazonContextEmitter.Emit(writer, core, router.Amazon.Serializers);
        }

        return writer.ToString();
    }

    private static void EmitEntryPoint(SourceWriter writer)
    {
        writer.Line($"""
            /// <summary>Answers one invocation of Amazon's runtime client: the function's handler <c>Assembly::Namespace.Router::FunctionHandler</c>, or an argument of <c>LambdaBootstrapBuilder.Create</c>.</summary>
            /// <param name="input">The event.</param>
            /// <param name="context">The invocation.</param>
            /// <returns>The answer.</returns>
            public static {GlobalNames.Task}<{GlobalNames.Stream}> FunctionHandler({GlobalNames.Stream} input, {GlobalNames.AmazonCore}.ILambdaContext context) => AmazonHost.Instance.InvokeAsync(input, {ContextClass}.From(context));
            """);
        writer.Gap();
        writer.Line("// Made when it is first called: under RouteGen's own loop it never is.");
        using (writer.Block("private static class AmazonHost"))
        {
            writer.Line($"public static readonly {GlobalNames.StreamHost} Instance = new {GlobalNames.StreamHost}(Router.Instance);");
        }
    }

    private static void EmitSerializeResult(SourceWriter writer)
    {
        writer.Gap();
        writer.Line("// In the format of REST APIs, which alone keeps several values of a header apart; the router writes it as the request's front wants it.");
        using (writer.Block($"private static {GlobalNames.Stream}? {SerializeResult}({GlobalNames.AmazonHttpResult}? result, {GlobalNames.AmazonCore}.ILambdaSerializer serializer)"))
        {
            using (writer.Block($"return result?.Serialize(new {GlobalNames.AmazonHttpResultOptions}", end: ");"))
            {
                writer.Line($"""
                    Format = {GlobalNames.AmazonHttpResultOptions}.ProtocolFormat.RestApi,
                    Version = {GlobalNames.AmazonHttpResultOptions}.ProtocolVersion.V1,
                    Serializer = serializer,
                    """);
            }
        }
    }

    private static void EmitSerializers(SourceWriter writer, EquatableArray<SharedMember> serializers)
    {
        if (serializers.Count == 0) return;
        writer.Gap();
        writer.Line("// As [LambdaSerializer] names them; made when a route first asks.");
        using (writer.Block($"private static class {SerializersClass}"))
        {
            foreach (var member in serializers) writer.Line($"public static readonly {GlobalNames.AmazonCore}.ILambdaSerializer {Identifier.Escape(member.Name)} = new {member.Type}();");
        }
    }
}
