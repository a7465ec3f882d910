using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>
/// Writes the <c>ILambdaContext</c> over RouteGen's own context. The members of its interfaces are implemented as the referenced version has them:
/// an older one lacks some, and one that a later one adds is there too, with nothing to say.
/// </summary>
internal static class AmazonContextEmitter
{
    private const string ClientClass = "AmazonClientContext";

    // Those that not every version has.
    private static readonly string[] LaterTexts = ["TraceId", "TenantId"];

    public static void Emit(SourceWriter writer, AmazonCore core, EquatableArray<SharedMember> serializers)
    {
        writer.Gap();
        writer.Line("// Amazon's view of an invocation, member by member of the referenced Amazon.Lambda.Core.");
        using (writer.Block($"private sealed class {AmazonLambdaEmitter.ContextClass} : {Names("ILambdaContext", "ILambdaLogger", "ICognitoIdentity")}"))
        {
            writer.Line($"private readonly {GlobalNames.LambdaContext} _context;");
            writer.Gap();
            writer.Line($"private {AmazonLambdaEmitter.ContextClass}({GlobalNames.LambdaContext} context) => _context = context;");
            writer.Gap();
            writer.Line("// Who came by Amazon's runtime client gets its context, and no copy.");
            writer.Line($"public static {GlobalNames.AmazonCore}.ILambdaContext Of({GlobalNames.LambdaContext} context) => context.HostContext as {GlobalNames.AmazonCore}.ILambdaContext ?? new {AmazonLambdaEmitter.ContextClass}(context);");
            EmitFrom(writer, core);
            foreach (var member in core.Members.Where(member => member.Interface is "ILambdaContext" or "ILambdaLogger" or "ICognitoIdentity")) Emit(writer, member, serializers);
        }

        writer.Gap();
        using (writer.Block($"private sealed class {ClientClass} : {Names("IClientContext", "IClientApplication")}"))
        {
            writer.Line($"private readonly {GlobalNames.ClientContext} _client;");
            writer.Gap();
            writer.Line($"public {ClientClass}({GlobalNames.LambdaContext} context) => _client = {GlobalNames.ClientContext}.Read(context.ClientContext);");
            foreach (var member in core.Members.Where(member => member.Interface is "IClientContext" or "IClientApplication")) Emit(writer, member, serializers);
            writer.Gap();
            writer.Line("private string? Client(string name) => _client.Client is { } client && client.TryGetValue(name, out var value) ? value : null;");
        }
    }

    private static void EmitFrom(SourceWriter writer, AmazonCore core)
    {
        writer.Gap();
        using (writer.Block($"public static {GlobalNames.LambdaContext} From({GlobalNames.AmazonCore}.ILambdaContext context) => new {GlobalNames.LambdaContext}", end: ";"))
        {
            writer.Line("""
                HostContext = context,
                RequestId = context.AwsRequestId ?? "",
                InvokedFunctionArn = context.InvokedFunctionArn ?? "",
                """);
            writer.Line($"Deadline = {GlobalNames.StreamHost}.DeadlineIn(context.RemainingTime),");
            foreach (var name in LaterTexts.Where(name => core.Has("ILambdaContext", name))) writer.Line($"{name} = context.{name} ?? \"\",");
            writer.Line("""
                CognitoIdentityId = context.Identity?.IdentityId ?? "",
                CognitoIdentityPoolId = context.Identity?.IdentityPoolId ?? "",
                FunctionName = context.FunctionName ?? "",
                FunctionVersion = context.FunctionVersion ?? "",
                MemoryLimitInMB = context.MemoryLimitInMB,
                LogGroupName = context.LogGroupName ?? "",
                LogStreamName = context.LogStreamName ?? "",
                """);
            var log = core.Has("ILambdaLogger", "Log(String, String)") ? "Log(level.ToString(), " : "LogLine(";
            writer.Line($"LogWriter = (level, message, exception) => context.Logger?.{log}exception is null ? message : message + \"\\n\" + exception),");
        }
    }

    private static void Emit(SourceWriter writer, InterfaceMember member, EquatableArray<SharedMember> serializers)
    {
        var body = Body(member, serializers);
        // What has an implementation of its own and no better one here keeps it.
        if (body is null && !member.IsAbstract) return;
        var name = $"{GlobalNames.AmazonCore}.{member.Interface}.{Identifier.Escape(member.Name)}";
        writer.Gap();
        if (member.IsMethod)
        {
            var parameters = string.Join(", ", member.Parameters.Select(parameter => parameter.Type + " " + parameter.Name));
            writer.Line($"{member.Type} {name}({parameters}) => {body ?? $"throw new {GlobalNames.NotSupportedException}()"};");
        }
        else if (member.HasSetter)
        {
            writer.Line($"{member.Type} {name} {{ get => {body ?? "default!"}; set => throw new {GlobalNames.NotSupportedException}(); }}");
        }
        else
        {
            writer.Line($"{member.Type} {name} => {body ?? "default!"};");
        }
    }

    private static string? Body(InterfaceMember member, EquatableArray<SharedMember> serializers) => (member.Interface, member.Signature) switch
    {
        ("ILambdaLogger", _) => LogBody(member.Signature, [.. member.Parameters.Select(parameter => parameter.Name)]),
        ("ILambdaContext", "AwsRequestId") => "_context.RequestId",
        ("ILambdaContext", "ClientContext") => $"new {ClientClass}(_context)",
        ("ILambdaContext", "Identity" or "Logger") => "this",
        ("ILambdaContext", "Serializer") => serializers.Count == 0 ? null : AmazonLambdaEmitter.Serializer(serializers[0]),
        ("ILambdaContext", "FunctionName" or "FunctionVersion" or "InvokedFunctionArn" or "LogGroupName" or "LogStreamName" or "MemoryLimitInMB" or "RemainingTime" or "TenantId" or "TraceId") => "_context." + member.Signature,
        ("ICognitoIdentity", "IdentityId") => "_context.CognitoIdentityId",
        ("ICognitoIdentity", "IdentityPoolId") => "_context.CognitoIdentityPoolId",
        ("IClientContext", "Client") => "this",
        ("IClientContext", "Custom" or "Environment") => "_client." + member.Signature + "!",
        ("IClientApplication", "AppPackageName") => "Client(\"app_package_name\")!",
        ("IClientApplication", "AppTitle") => "Client(\"app_title\")!",
        ("IClientApplication", "AppVersionCode") => "Client(\"app_version_code\")!",
        ("IClientApplication", "AppVersionName") => "Client(\"app_version_name\")!",
        ("IClientApplication", "InstallationId") => "Client(\"installation_id\")!",
        _ => null,
    };

    // Amazon's other overloads are built on these; the one with arguments and no exception calls itself unless it is implemented.
    private static string? LogBody(string signature, string[] names) => signature switch
    {
        "Log(String)" or "LogLine(String)" => $"_context.Log({GlobalNames.LogLevel}.Information, {names[0]} ?? \"\")",
        "Log(String, String)" => $"_context.Log({Level(names[0])}, {names[1]} ?? \"\")",
        "Log(String, String, Object[])" => $"_context.Log({Level(names[0])}, {GlobalNames.MessageTemplate}.Fill({names[1]}, {names[2]}))",
        "Log(String, Exception, String, Object[])" => $"_context.Log({Level(names[0])}, {GlobalNames.MessageTemplate}.Fill({names[2]}, {names[3]}), {names[1]})",
        _ => null,
    };

    private static string Level(string name) => $"{GlobalNames.MessageTemplate}.LevelOf({name})";

    private static string Names(params string[] interfaces) => string.Join(", ", interfaces.Select(name => GlobalNames.AmazonCore + "." + name));
}
