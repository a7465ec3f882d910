using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>Whatever a client sends arrives, read as each front's event has to be read, as far as that front can carry it.</summary>
public class RoundTripTests
{
    private static readonly Gen<string> Text =
        from parts in Gen.Elements("a", "Z", "9", "日本", "😀", "é", "/", "%", "+", "?", "#", "&", "=", ";", ",", " ", "\"", "\\", "~", "%2F", "..").ArrayOf() select string.Concat(parts);

    private static readonly Gen<string> SomeText = from first in Gen.Elements("a", "日", "%", "&", "=") from rest in Text select first + rest;

    // One after the other: a name twice, and in two casings, is what a map has to deal with.
    private static readonly Gen<(string Name, string Value)[]> Pairs =
        (from name in Gen.Elements("a", "A", "b[c]", "日本", "x y") from value in Text select (name, value)).ArrayOf();

    public static TheoryData<Front> Fronts => new(Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl, Front.Alb);

    [Theory]
    [MemberData(nameof(Fronts))]
    public void A_path(Front front) => Prop.ForAll(SomeText.NonEmptyListOf().ToArbitrary(), segments =>
    {
        var json = FrontRun.Event(new FrontSettings { Front = front }, "/" + string.Join('/', segments.Select(Uri.EscapeDataString)));

        // An HTTP API with payload 2.0 has decoded the path: what was %2F is a slash like any other.
        if (front == Front.HttpApiV2) Assert.Equal("/" + string.Join('/', segments), json.At("rawPath"));
        else Assert.Equal(segments, json.At(front == Front.FunctionUrl ? "rawPath" : "path")[1..].Split('/').Select(Uri.UnescapeDataString));
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    public void A_path_parameter(Front front) => Prop.ForAll(SomeText.ToArbitrary(), value =>
    {
        var settings = new FrontSettings { Front = front, Routes = GatewayRouteTable.Of(["/users/{id}/orders"]) };
        var id = FrontRun.Event(settings, $"/users/{Uri.EscapeDataString(value)}/orders").At("pathParameters.id");

        Assert.Equal(value, front == Front.Rest ? Uri.UnescapeDataString(id) : id);
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [MemberData(nameof(Fronts))]
    public void A_query(Front front) => Prop.ForAll(Pairs.ToArbitrary(), sent =>
    {
        var query = string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value).Replace("%20", "+", StringComparison.Ordinal)}"));
        var json = FrontRun.Event(new FrontSettings { Front = front, MultiValueHeaders = true }, "/?" + query);

        // Payload 2.0 has the query as sent, the others a map of arrays: a load balancer's still encoded.
        var arrived = front is Front.HttpApiV2 or Front.FunctionUrl
            ? json.At("rawQueryString").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (Decode(pair[0]), Decode(pair[1])))
            : Arrays(json, "multiValueQueryStringParameters").Select(pair => front == Front.Alb ? (Decode(pair.Name), Decode(pair.Value)) : pair);

        Assert.Equal(Grouped(sent), Grouped(arrived));
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    [InlineData(Front.FunctionUrl)]
    public void The_last_or_the_joined_value_of_a_query(Front front) => Prop.ForAll(Pairs.ToArbitrary(), sent =>
    {
        var query = string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        var json = FrontRun.Event(new FrontSettings { Front = front }, "/?" + query);

        foreach (var group in sent.GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal))
        {
            var expected = front is Front.Rest or Front.HttpApiV1 ? group.Last() : string.Join(',', group);
            Assert.Equal(expected, json.GetProperty("queryStringParameters").GetProperty(group.Key).GetString());
        }
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [MemberData(nameof(Fronts))]
    public void Headers(Front front)
    {
        var lines = (from name in Gen.Elements("X-A", "x-a", "X-B", "Accept") from value in Text select (Name: name, Value: value)).ArrayOf();
        Prop.ForAll(lines.ToArbitrary(), sent =>
        {
            var json = FrontRun.Event(new FrontSettings { Front = front, MultiValueHeaders = true }, "/", sent);
            foreach (var group in sent.GroupBy(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase))
            {
                if (front is Front.HttpApiV2 or Front.FunctionUrl)
                {
                    Assert.Equal(string.Join(',', group), json.GetProperty("headers").GetProperty(HeaderName.Lower(group.Key)).GetString());
                    continue;
                }

                // A REST API keeps two casings of a name apart, and the order within each.
                var arrived = Arrays(json, "multiValueHeaders").Where(header => header.Name.Equals(group.Key, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
                Assert.Equal(front == Front.Rest ? group.Order(StringComparer.Ordinal) : group, front == Front.Rest ? arrived.Order(StringComparer.Ordinal) : arrived);
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public void A_body(Front front)
    {
        var bodies = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), from text in Text select Encoding.UTF8.GetBytes(text));
        var types = Gen.Elements("application/json", "text/plain", "application/octet-stream", "");
        Prop.ForAll((from body in bodies from type in types select (body, type)).ToArbitrary(), sent =>
        {
            var request = new FrontRequest { Method = "POST", Target = "/", Body = sent.body, Headers = sent.type.Length == 0 ? [] : [new("Content-Type", sent.type)] };
            var json = FrontRun.Event(new FrontSettings { Front = front }, request);

            var text = json.At("body") is var body && body is "null" or "(absent)" && sent.body.Length == 0 ? "" : body;
            Assert.Equal(sent.body, json.At("isBase64Encoded") == "true" ? Convert.FromBase64String(text) : Encoding.UTF8.GetBytes(text));
        }).Check(Config.QuickThrowOnFailure);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static IEnumerable<(string Name, string Value)> Arrays(JsonElement json, string map) =>
        json.GetProperty(map) is { ValueKind: JsonValueKind.Object } names
            ? names.EnumerateObject().SelectMany(name => name.Value.EnumerateArray().Select(value => (name.Name, value.GetString()!)))
            : [];

    private static IEnumerable<string> Grouped(IEnumerable<(string Name, string Value)> pairs) =>
        pairs.GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}: {JsonSerializer.Serialize(group)}");
}
