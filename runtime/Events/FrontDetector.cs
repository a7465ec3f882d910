namespace RouteGen.Events;

/// <summary>Tells whether an event is an HTTP request, and through which front it came.</summary>
internal static class FrontDetector
{
    /// <summary>
    /// The rules of AWS's own shapes, the look-alikes first: an authorizer's event has a method and a path, a WebSocket event a route key,
    /// VPC Lattice's has version 2.0. <c>requestContext</c> is only opened where the top level leaves a doubt.
    /// </summary>
    public static bool TryDetect(LambdaEvent http, out Front front)
    {
        ref readonly var fields = ref http.Fields;
        front = default;
        if (IsAuthorizer(http)) return false;

        if (fields.HttpMethod.IsString)
        {
            // A WebSocket's $connect may carry a method, a path and a resource like any request. Searched for before it is looked up: requests never hold the name.
            if (http.TextOf(fields.RequestContext).IndexOf("\"connectionId\""u8) >= 0 && http.RequestContext.ConnectionId.IsString) return false;

            if (fields.Version.IsString && http.TextOf(fields.Version).SequenceEqual("1.0"u8))
            {
                front = Front.HttpApiV1;
                return true;
            }

            // Only API Gateway sends `resource`; a load balancer leaves it out or, re-serialised from a typed object, null.
            if (!fields.Resource.IsString)
            {
                if (http.RequestContext.Elb.Kind == JsonKind.Object) front = Front.Alb;
                else if (!fields.Path.IsString) return false;
            }

            return true;
        }

        if (!fields.RouteKey.IsString && !fields.RawPath.IsString) return false;
        front = Front.HttpApiV2;
        if (fields.RouteKey.IsString && fields.RawPath.IsString && NamesMethod(http.TextOf(fields.RouteKey))) return true;

        if (http.RequestContext.Http.Kind != JsonKind.Object) return false;
        if (http.IsFunctionUrl) front = Front.FunctionUrl;
        return true;
    }

    // "GET /users" does; "ANY /users" and "$default" leave the method to requestContext.http.
    private static bool NamesMethod(ReadOnlySpan<byte> routeKey) => routeKey.Contains((byte)' ') && !routeKey.StartsWith("ANY "u8);

    private static bool IsAuthorizer(LambdaEvent http)
    {
        ref readonly var fields = ref http.Fields;
        if (!fields.Type.IsString || (!fields.MethodArn.IsString && !fields.RouteArn.IsString)) return false;
        var type = http.TextOf(fields.Type);
        return type.SequenceEqual("REQUEST"u8) || type.SequenceEqual("TOKEN"u8);
    }
}
