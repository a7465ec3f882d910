namespace RouteGen.Generator.Emitting;

/// <summary>The full names of all types that emitted code mentions besides the user's own. Full, because a user's namespace may hold anything.</summary>
internal static class GlobalNames
{
    public const string CompiledRouter = "global::RouteGen.Routing.CompiledRouter";
    public const string RouterTables = "global::RouteGen.Routing.RouterTables";
    public const string HttpExchange = "global::RouteGen.Routing.HttpExchange";
    public const string EventExchange = "global::RouteGen.Routing.EventExchange";
    public const string RouteSwitch = "global::RouteGen.Routing.RouteSwitch";
    public const string PatternValue = "global::RouteGen.Patterns.PatternValue";
    public const string HttpResult = "global::RouteGen.HttpResult";
    public const string CorsPolicy = "global::RouteGen.Routing.CorsPolicy";
    public const string InvocationObserver = "global::RouteGen.Telemetry.InvocationObserver";
    public const string InvocationMetrics = "global::RouteGen.Telemetry.InvocationMetrics";
    public const string InvocationTraces = "global::RouteGen.Telemetry.InvocationTraces";
    public const string RouteDetails = "global::RouteGen.Routing.RouteDetails";
    public const string Exception = "global::System.Exception";
    public const string KeyValuePair = "global::System.Collections.Generic.KeyValuePair";
    public const string RequestFronts = "global::RouteGen.Routing.RequestFronts";
    public const string EventKind = "global::RouteGen.Events.EventKind";
    public const string LambdaContext = "global::RouteGen.LambdaContext";
    public const string LogLevel = "global::RouteGen.LogLevel";
    public const string ClientContext = "global::RouteGen.Hosting.ClientContext";
    public const string MessageTemplate = "global::RouteGen.Hosting.MessageTemplate";
    public const string StructuredState = "global::RouteGen.Hosting.StructuredState";
    public const string Disposable = "global::System.IDisposable";
    public const string Func = "global::System.Func";
    public const string StreamHost = "global::RouteGen.Hosting.StreamHost";
    public const string LambdaHost = "global::RouteGen.Hosting.LambdaHost";
    public const string LocalServer = "global::RouteGen.Local.LocalServer";
    public const string ValidationErrors = "global::RouteGen.Validation.ValidationErrors";
    public const string TextFormats = "global::RouteGen.Validation.TextFormats";
    public const string TextPattern = "global::RouteGen.Validation.TextPattern";
    public const string TextParser = "global::RouteGen.Binding.ITextParser";

    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string Utf8Span = "global::System.ReadOnlySpan<byte>";
    public const string Enumerable = "global::System.Linq.Enumerable";
    public const string List = "global::System.Collections.Generic.List";
    public const string EqualityComparer = "global::System.Collections.Generic.EqualityComparer";
    public const string Regex = "global::System.Text.RegularExpressions.Regex";
    public const string ValidationContext = "global::System.ComponentModel.DataAnnotations.ValidationContext";
    public const string CultureInfo = "global::System.Globalization.CultureInfo";
    public const string Enum = "global::System.Enum";
    public const string Stream = "global::System.IO.Stream";
    public const string NotSupportedException = "global::System.NotSupportedException";
    public const string LazyInitializer = "global::System.Threading.LazyInitializer";
    public const string ServiceProvider = "global::Microsoft.Extensions.DependencyInjection.ServiceProvider";
    public const string ServiceCollection = "global::Microsoft.Extensions.DependencyInjection.ServiceCollection";
    public const string AsyncServiceScope = "global::Microsoft.Extensions.DependencyInjection.AsyncServiceScope";
    public const string ServiceCollectionContainerBuilderExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions";
    public const string ServiceProviderServiceExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";
    public const string ServiceProviderKeyedServiceExtensions = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions";
    public const string AmazonCore = "global::Amazon.Lambda.Core";
    public const string AmazonHttpResult = "global::Amazon.Lambda.Annotations.APIGateway.IHttpResult";
    public const string AmazonHttpResultOptions = "global::Amazon.Lambda.Annotations.APIGateway.HttpResultSerializationOptions";
    public const string MemoryStream = "global::System.IO.MemoryStream";
    public const string MemoryExtensions = "global::System.MemoryExtensions";
    public const string Ascii = "global::System.Text.Ascii";
    public const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";
    public const string Type = "global::System.Type";
    public const string JsonTypeInfo = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfo";
    public const string JsonSerializerOptions = "global::System.Text.Json.JsonSerializerOptions";
    public const string JsonSerializerDefaults = "global::System.Text.Json.JsonSerializerDefaults";
    public const string DefaultJsonTypeInfoResolver = "global::System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver";
    public const string AssemblyMetadata = "global::System.Reflection.AssemblyMetadata";
    public const string GeneratedCode = "global::System.CodeDom.Compiler.GeneratedCode";
    public const string ExcludeFromCodeCoverage = "global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage";

    /// <summary>A record of the runtime.</summary>
    public static string Record(string type) => "global::RouteGen." + type;
}
