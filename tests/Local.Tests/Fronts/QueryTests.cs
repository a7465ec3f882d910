using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>Where each front has the query, and how far it is decoded.</summary>
public class QueryTests
{
    private const string Target = "/q?plus=a+b&encoded=a%2Bb&url=https%3A%2F%2Fx&empty=&flag&two=1&two=2&a%5Bb%5D=%F0%9F%98%8A";

    [Theory]
    [InlineData(Front.Rest, "queryStringParameters", """{"plus":"a b","encoded":"a\u002Bb","url":"https://x","empty":"","flag":"","two":"2","a[b]":"\uD83D\uDE0A"}""")]
    [InlineData(Front.Rest, "multiValueQueryStringParameters.two", """["1","2"]""")]
    [InlineData(Front.Rest, "multiValueQueryStringParameters.empty", """[""]""")]
    [InlineData(Front.HttpApiV1, "queryStringParameters.plus", "a b")]
    [InlineData(Front.HttpApiV1, "queryStringParameters.two", "2")]
    [InlineData(Front.HttpApiV1, "multiValueQueryStringParameters.two", """["1","2"]""")]
    [InlineData(Front.HttpApiV2, "queryStringParameters", """{"plus":"a b","encoded":"a\u002Bb","url":"https://x","empty":"","flag":"","two":"1,2","a[b]":"\uD83D\uDE0A"}""")]
    [InlineData(Front.HttpApiV2, "rawQueryString", "plus=a+b&encoded=a%2Bb&url=https%3A%2F%2Fx&empty=&flag&two=1&two=2&a%5Bb%5D=%F0%9F%98%8A")]
    [InlineData(Front.HttpApiV2, "multiValueQueryStringParameters", "(absent)")]
    [InlineData(Front.FunctionUrl, "queryStringParameters.two", "1,2")]
    [InlineData(Front.FunctionUrl, "rawQueryString", "plus=a+b&encoded=a%2Bb&url=https%3A%2F%2Fx&empty=&flag&two=1&two=2&a%5Bb%5D=%F0%9F%98%8A")]
    [InlineData(Front.Alb, "queryStringParameters", """{"plus":"a\u002Bb","encoded":"a%2Bb","url":"https%3A%2F%2Fx","empty":"","flag":"","two":"2","a%5Bb%5D":"%F0%9F%98%8A"}""")]
    [InlineData(Front.Alb, "multiValueQueryStringParameters", "(absent)")]
    public void A_query_of_every_kind(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, Target).At(field));

    [Theory]
    [InlineData("multiValueQueryStringParameters.two", """["1","2"]""")]
    [InlineData("multiValueQueryStringParameters.url", """["https%3A%2F%2Fx"]""")]
    [InlineData("queryStringParameters", "(absent)")]
    [InlineData("headers", "(absent)")]
    public void A_load_balancer_with_multi_value_headers(string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = Front.Alb, MultiValueHeaders = true }, Target).At(field));

    [Theory]
    [InlineData(Front.Rest, "queryStringParameters", "null")]
    [InlineData(Front.Rest, "multiValueQueryStringParameters", "null")]
    [InlineData(Front.HttpApiV1, "queryStringParameters", "null")]
    [InlineData(Front.HttpApiV2, "queryStringParameters", "(absent)")]
    [InlineData(Front.HttpApiV2, "rawQueryString", "")]
    [InlineData(Front.FunctionUrl, "queryStringParameters", "(absent)")]
    [InlineData(Front.FunctionUrl, "rawQueryString", "")]
    [InlineData(Front.Alb, "queryStringParameters", "{}")]
    public void No_query(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/q").At(field));

    [Theory]
    [InlineData(Front.Rest, """{"a":"1","b":"2"}""")]
    [InlineData(Front.HttpApiV2, """{"a":"1;b=2"}""")]
    public void Only_a_REST_API_splits_at_semicolons(Front front, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/q?a=1;b=2").At("queryStringParameters"));
}
