using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>The event of an Application Load Balancer: nothing is decoded, and single maps or multi-value maps, never both.</summary>
internal static class AlbPayload
{
    public static void Write(Utf8JsonWriter writer, RoutedRequest routed)
    {
        var (settings, request, _, _, _) = routed;
        writer.WriteStartObject();
        writer.WriteStartObject("requestContext");
        writer.WriteStartObject("elb");
        writer.WriteString("targetGroupArn", FakeAccount.TargetGroupArn);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("httpMethod", request.Method);
        writer.WriteString("path", request.Path);

        var query = ValueMap.OfQuery(QueryParameter.Split(request.Query));
        var headers = ValueMap.OfHeaders(ForwardedHeaders.Of(settings, request).Select(header => KeyValuePair.Create(HeaderName.Lower(header.Key), header.Value)));
        if (settings.MultiValueHeaders)
        {
            writer.WritePropertyName("multiValueQueryStringParameters");
            query.WriteAll(writer);
            writer.WritePropertyName("multiValueHeaders");
            headers.WriteAll(writer);
        }
        else
        {
            writer.WritePropertyName("queryStringParameters");
            query.WriteLast(writer);
            writer.WritePropertyName("headers");
            headers.WriteLast(writer);
        }

        BodyEncoding.Write(writer, settings, request);
        writer.WriteEndObject();
    }
}
