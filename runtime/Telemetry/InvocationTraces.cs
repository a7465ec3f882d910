using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Telemetry;

/// <summary>
/// Makes an activity of each invocation, in the source <c>RouteGen</c>, with the attributes of OpenTelemetry's conventions for HTTP servers and for functions.
/// Without a listener it makes nothing. Paths, queries and headers are no attributes: they may hold secrets.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InvocationTraces : InvocationObserver
{
    // The assembly's, major and minor; a test holds them together.
    internal const string Version = "0.1";

    private static readonly ActivitySource Source = new("RouteGen", Version);

    private Activity? _activity;
    private Activity? _outer;

    /// <inheritdoc/>
    internal override void Begin(ObservedInvocation invocation)
    {
        if (!Source.HasListeners()) return;
        _outer = Activity.Current;
        try
        {
            _activity = invocation.IsRequest ? BeginRequest(invocation) : BeginEvent(invocation);
        }
        catch
        {
            // A listener failed, and .NET leaves the activity current.
            Activity.Current = _outer;
            throw;
        }
    }

    /// <inheritdoc/>
    internal override void Leave()
    {
        if (_activity is not null) Activity.Current = _outer;
    }

    /// <inheritdoc/>
    internal override void End(ObservedInvocation invocation)
    {
        if (_activity is not { } activity) return;
        _activity = null;
        if (invocation.IsRequest) EndRequest(activity, invocation);
        else EndEvent(activity, invocation);
        try
        {
            activity.Stop();
        }
        finally
        {
            Activity.Current = _outer;
            _outer = null;
        }
    }

    private static Activity? BeginRequest(ObservedInvocation invocation)
    {
        var http = invocation.Http;
        var tables = http.Router.Tables;
        var isKnown = http.Verb != HttpVerb.Any;
        var route = invocation.Outcome == DispatchOutcome.Route ? Encoding.UTF8.GetString(RouterListing.TemplateOf(tables, http.RouteId)) : null;
        var method = isKnown ? HttpVerbs.NameOf(http.Verb) : "HTTP";
        // A sampler decides by what is known when it is asked.
        var tags = Tags(invocation, "http");
        tags.Add("http.request.method", isKnown ? method : "_OTHER");
        tags.Add("url.scheme", SchemeOf(http));
        if (route is not null) tags.Add("http.route", route);
        var parent = TraceParent.OfRequest(http);
        if (parent == default) parent = TraceParent.OfXRay(http.Context.TraceId);
        return Source.StartActivity(route is null ? method : $"{method} {route}", ActivityKind.Server, parent, tags);
    }

    private static Activity? BeginEvent(ObservedInvocation invocation)
    {
        var kind = invocation.Received.Kind;
        // Its route is found by the emitted router, which calls the handler at once: the name follows.
        return Source.StartActivity("event", ActivityKind.Consumer, TraceParent.OfXRay(invocation.Received.Context.TraceId), Tags(invocation, TriggerOf(kind)));
    }

    private static void EndRequest(Activity activity, ObservedInvocation invocation)
    {
        var status = invocation.Status;
        activity.SetTag("http.response.status_code", status);
        if (status < 500) return;
        activity.SetStatus(ActivityStatusCode.Error);
        var exception = invocation.Http.Failure ?? invocation.Failure;
        activity.SetTag("error.type", exception is null ? status.ToString(CultureInfo.InvariantCulture) : TypeOf(exception));
    }

    private static void EndEvent(Activity activity, ObservedInvocation invocation)
    {
        if (invocation.RouteId >= 0) activity.DisplayName = RouterListing.KeyOf(invocation.Http.Router, invocation.RouteId);
        if (invocation.Failure is null) return;
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag("error.type", TypeOf(invocation.Failure));
    }

    private static ActivityTagsCollection Tags(ObservedInvocation invocation, string trigger)
    {
        var context = invocation.Headers.Context;
        var tags = new ActivityTagsCollection
        {
            { "faas.trigger", trigger },
            { "faas.coldstart", invocation.IsColdStart },
        };
        if (context.RequestId.Length > 0) tags.Add("faas.invocation_id", context.RequestId);
        var arn = context.InvokedFunctionArn.Split(':');
        if (arn is not ["arn", _, "lambda", _, var account, "function", _, ..]) return tags;
        // An alias is no resource: what it stands for at the moment is.
        var function = string.Join(':', arn[..7]);
        tags.Add("cloud.resource_id", arn.Length > 7 && context.FunctionVersion.Length > 0 ? $"{function}:{context.FunctionVersion}" : function);
        tags.Add("cloud.account.id", account);
        return tags;
    }

    // Gateways and Function URLs take HTTPS alone.
    private static string SchemeOf(HttpExchange http) => http.Front == Front.Alb && http.Header("x-forwarded-proto"u8).Text.SequenceEqual("http"u8) ? "http" : "https";

    private static string TriggerOf(EventKind kind) => kind switch
    {
        EventKind.Sqs or EventKind.Sns or EventKind.Kinesis or EventKind.EventBridge => "pubsub",
        EventKind.S3 or EventKind.DynamoDb => "datasource",
        EventKind.Schedule => "timer",
        _ => "other",
    };

    private static string TypeOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;
}
