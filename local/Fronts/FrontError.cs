namespace RouteGen.Fronts;

/// <summary>What a front answers when the function has no part in it or has failed.</summary>
internal static class FrontError
{
    private const string Json = "application/json";

    /// <summary>The function threw, or answered what the front does not take.</summary>
    public static FrontResponse FunctionFailed(Front front, string problem)
    {
        switch (front)
        {
            case Front.Rest:
                var response = FrontResponse.Own(502, Json, """{"message": "Internal server error"}""", problem);
                response.Headers.Add(new("x-amzn-ErrorType", "InternalServerErrorException"));
                return response;
            case Front.HttpApiV1 or Front.HttpApiV2:
                return FrontResponse.Own(500, Json, """{"message":"Internal Server Error"}""", problem);
            case Front.FunctionUrl:
                return FrontResponse.Own(502, "text/plain", "Internal Server Error", problem);
            default:
                return FrontResponse.Own(502, "text/html", "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", problem);
        }
    }

    /// <summary>The request is too large for the function.</summary>
    public static FrontResponse RequestTooLarge(Front front, string problem) => front switch
    {
        Front.Rest => FrontResponse.Own(413, Json, """{"message":"Request Too Long"}""", problem),
        Front.HttpApiV1 or Front.HttpApiV2 => FrontResponse.Own(413, Json, """{"message":"Request Entity Too Large"}""", problem),
        Front.FunctionUrl => FrontResponse.Own(413, Json, """{"Message":"Request Entity Too Large"}""", problem),
        _ => FrontResponse.Own(413, "text/html", "<html><head><title>413 Request Entity Too Large</title></head><body><h1>413 Request Entity Too Large</h1></body></html>", problem),
    };

    /// <summary>The gateway has no route for the request. A REST API says so in its own way: it never answers 404 or 405.</summary>
    public static FrontResponse NoRoute(Front front, string problem)
    {
        if (front != Front.Rest) return FrontResponse.Own(404, Json, """{"message":"Not Found"}""", problem);
        var response = FrontResponse.Own(403, Json, """{"message":"Missing Authentication Token"}""", problem);
        response.Headers.Add(new("x-amzn-ErrorType", "MissingAuthenticationTokenException"));
        return response;
    }
}
