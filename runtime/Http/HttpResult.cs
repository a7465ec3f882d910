namespace RouteGen;

/// <summary>An HTTP answer: status, headers, cookies, body.</summary>
public class HttpResult
{
}
