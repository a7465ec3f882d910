using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

public class RouteKeyTests
{
    [Fact]
    public void Every_verb_is_read()
    {
        var table = RouteText.ReadValid("""
            routes:
              GET /: A.B
              POST /: A.B
              PUT /: A.B
              PATCH /: A.B
              DELETE /: A.B
              HEAD /: A.B
              OPTIONS /: A.B
              ANY /: A.B
            """);

        Assert.Equal(Enum.GetValues<RouteVerb>(), table.Routes.Select(route => route.Verb));
    }

    [Theory]
    [InlineData("RG1010", "⟦get⟧ /a", "did you mean 'GET'?")]
    [InlineData("RG1010", "⟦Post⟧ /a", "did you mean 'POST'?")]
    [InlineData("RG1010", "⟦GTE⟧ /a", "did you mean 'GET'?")]
    [InlineData("RG1010", "⟦DELTE⟧ /a", "did you mean 'DELETE'?")]
    [InlineData("RG1010", "⟦ALL⟧ /a", "did you mean 'ANY'?")]
    [InlineData("RG1010", "⟦TRACE⟧ /a", "'TRACE' is no verb. The verbs are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS and ANY; of events WS, SQS, SNS, S3, DYNAMODB, KINESIS, EVENT, SCHEDULE, COGNITO, AUTHORIZER, RAW and INVOKE.")]
    [InlineData("RG1010", "⟦sqs⟧ orders", "did you mean 'SQS'?")]
    [InlineData("RG1010", "⟦DYNAMO⟧ users", "did you mean 'DYNAMODB'?")]
    [InlineData("RG1010", "⟦Cognito⟧ PreSignUp", "did you mean 'COGNITO'?")]
    [InlineData("RG1010", "⟦GET,POST⟧ /a", "The verbs are")]
    [InlineData("RG1010", "⟦FETCH⟧ orders", "The verbs are")]
    [InlineData("RG1010", "⟦DIRECT⟧ job", "The verbs are")]
    [InlineData("RG1012", "GET⟦  ⟧/a", "Write 'GET /a'.")]
    [InlineData("RG1012", "GET⟦\t⟧/a", "Write 'GET /a'.")]
    [InlineData("RG1012", "GET⟦\u00A0⟧/a", "Write 'GET /a'.")]
    [InlineData("RG1012", "GET⟦\u3000⟧/a", "Write 'GET /a'.")]
    [InlineData("RG1012", "GET⟦/⟧a", "Write 'GET /a'.")]
    [InlineData("RG1012", "'⟦ ⟧GET /a'", "Write 'GET /a'.")]
    [InlineData("RG1013", "⟦GET⟧", "Write 'GET /'.")]
    [InlineData("RG1013", "'⟦GET ⟧'", "Write 'GET /'.")]
    [InlineData("RG1013", "GET ⟦users/{id}⟧", "Write 'GET /users/{id}'.")]
    [InlineData("RG1013", "GET ⟦https://api.example.com/users⟧", "Write 'GET /users'.")]
    [InlineData("RG1013", "GET ⟦~/users/{id:int}⟧", "Write 'GET /~/users/{id}'.")]
    [InlineData("RG1013", "GET ⟦*⟧", "Write 'GET /{proxy+}'.")]
    [InlineData("RG1013", "GET ⟦{id}⟧", "Write 'GET /{id}'.")]
    public void A_wrong_key_is_an_error_that_says_what_to_write(string id, string key, string expected)
    {
        var table = RouteText.ReadWrong(id, $"routes:\n  {key}: A.B\n  GET /kept: A.B\n");

        Assert.Contains(expected, RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.Equal("GET /kept: A.B", RouteText.Describe(table.Routes));
    }

    [Theory]
    [InlineData("'GET /a/⟦{id:int}⟧'")]
    [InlineData("\"GET /a/⟦{id:int}⟧\"")]
    [InlineData("⟦'GET /it''s/{id:int}'⟧")]
    [InlineData("⟦\"GET /\\u0061/{id:int}\"⟧")]
    public void A_place_inside_quotes_is_exact_where_the_text_is_written_as_it_reads(string key) => RouteText.ReadWrong("RG1014", $"routes:\n  {key}: A.B\n");
}
