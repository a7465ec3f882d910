using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Text.Json.Serialization.Metadata;

namespace RouteGen.Benchmarks;

/// <summary>An ASP.NET Core minimal API that answers events, hosted as Lambda hosting packages do it. It has what it takes and no more: the slim builder, no logging, no JSON by reflection.</summary>
public sealed class MinimalApi : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EventServer _server;

    private MinimalApi(WebApplication application, EventServer server) => (_application, _server) = (application, server);

    /// <summary>Builds and starts an application.</summary>
    /// <param name="kind">The events that it is to answer.</param>
    /// <param name="json">Every type that is read or written as JSON.</param>
    /// <param name="map">Maps its routes.</param>
    public static MinimalApi Start(EventKind kind, IJsonTypeInfoResolver? json, Action<IEndpointRouteBuilder> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        // Nobody changes the settings of a deployed function: no file is watched for that.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        if (json is not null) builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, json));
        var server = new EventServer(kind);
        builder.Services.AddSingleton<IServer>(server);
        var application = builder.Build();
        map(application);
        application.StartAsync().GetAwaiter().GetResult();
        return new MinimalApi(application, server);
    }

    /// <summary>Answers one event. Calls must not overlap.</summary>
    /// <returns>The answer, good until the next call.</returns>
    public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json) => _server.InvokeAsync(json);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
