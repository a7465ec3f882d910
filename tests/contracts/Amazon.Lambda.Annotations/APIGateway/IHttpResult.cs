using System.Net;

namespace Amazon.Lambda.Annotations.APIGateway;

public interface IHttpResult
{
    HttpStatusCode StatusCode { get; }

    Stream Serialize(HttpResultSerializationOptions options);

    IHttpResult AddHeader(string name, string value);
}
