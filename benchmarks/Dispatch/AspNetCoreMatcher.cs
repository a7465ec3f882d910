using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>
/// ASP.NET Core's matcher, a DFA over the path. It is internal, so it is reached as every application reaches it: through the routing middleware, here with
/// a middleware behind it that does nothing. The request is one and the same all the time; its path is a string already, and decoded.
/// </summary>
internal sealed class AspNetCoreMatcher
{
    private readonly RequestDelegate _pipeline;
    private readonly DefaultHttpContext _context = new();
    private readonly (string Verb, PathString Path)[] _requests;

    public AspNetCoreMatcher(IReadOnlyList<string> keys, IReadOnlyList<RoutedRequest> requests)
    {
        var services = new ServiceCollection().AddLogging().AddRouting().AddSingleton(_ => new DiagnosticListener("Microsoft.AspNetCore")).BuildServiceProvider();
        var builder = new ApplicationBuilder(services);
        builder.UseRouting();
        builder.Use(_ => _ => Task.CompletedTask);
        builder.UseEndpoints(endpoints => endpoints.DataSources.Add(new DefaultEndpointDataSource(keys.Select(Endpoint))));
        _pipeline = builder.Build();
        _requests = [.. requests.Select(request => (request.Verb, new PathString(request.Path)))];
    }

    public Endpoint? Find(int request)
    {
        _context.SetEndpoint(null);
        (_context.Request.Method, _context.Request.Path) = _requests[request];
        var pending = _pipeline(_context);
        if (!pending.IsCompletedSuccessfully) throw new InvalidOperationException("Matching takes no waiting.");
        return _context.GetEndpoint();
    }

    public static int NumberOf(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<RouteNumber>()?.Number ?? -1;

    private static RouteEndpoint Endpoint(string key, int number)
    {
        var parts = key.Split(' ');
        // {path+} is {**path} here.
        var template = parts[1].EndsWith("+}", StringComparison.Ordinal) ? parts[1].Replace("+}", "}", StringComparison.Ordinal).Insert(parts[1].LastIndexOf('{') + 1, "**") : parts[1];
        return new(_ => Task.CompletedTask, RoutePatternFactory.Parse(template), order: 0, new EndpointMetadataCollection(new HttpMethodMetadata([parts[0]]), new RouteNumber(number)), key);
    }

    private sealed record RouteNumber(int Number);
}
