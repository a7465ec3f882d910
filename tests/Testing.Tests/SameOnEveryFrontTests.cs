using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace RouteGen.Testing.Tests;

/// <summary>What a client sends, a handler reads the same on every front: the fronts here against the runtime's own reading of their events.</summary>
public class SameOnEveryFrontTests
{
    private static readonly Front[] Fronts = Enum.GetValues<Front>();

    private static readonly Gen<string> Text =
        from parts in Gen.Elements("a", "Z", "9", "日本", "😀", "é", "/", "%", "+", "?", "&", "=", ",", " ", "\"", "\\", "~", "%2F", "..").ArrayOf() select string.Concat(parts);

    // Payload 2.0 reads the query as sent; REST splits it at semicolons too, which no client sends unencoded.
    private static readonly Gen<(string Name, string Value)[]> Query =
        (from name in Gen.Elements("a", "A", "b[c]", "日本", "x y") from value in Text select (name, value)).ArrayOf();

    [Fact]
    public void Queries() => Prop.ForAll(Query.ToArbitrary(), sent =>
    {
        var url = "/?" + string.Join('&', sent.Select(pair => $"{Uri.EscapeDataString(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));
        foreach (var front in Fronts)
        {
            foreach (var group in sent.GroupBy(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)) Assert.Equal(group, Read(front, url, request => request.GetQueryAll(group.Key)));
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Headers_and_cookies() => Prop.ForAll(Text.ToArbitrary(), text =>
    {
        foreach (var front in Fronts)
        {
            Assert.Equal(text.Trim(), Read(front, "/", request => request.GetHeader("x-text") ?? "", [new("X-Text", text.Trim())]));
            var cookie = Uri.EscapeDataString(text);
            Assert.Equal((cookie, "2"), Read(front, "/", request => (request.GetCookie("a"), request.GetCookie("b")), [new("Cookie", $"a={cookie}; b=2")]));
        }
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Bodies()
    {
        var types = Gen.Elements("application/json", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded");
        var bodies = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), from text in Text select Encoding.UTF8.GetBytes(text));
        Prop.ForAll((from body in bodies from type in types select (body, type)).ToArbitrary(), sent =>
        {
            foreach (var front in Fronts) Assert.Equal(sent.body, Read(front, "/", request => request.Body.ToArray(), [new("Content-Type", sent.type)], sent.body));
        }).Check(Config.QuickThrowOnFailure);
    }

    private static T Read<T>(Front front, string url, Func<HttpRequest, T> read, KeyValuePair<string, string>[]? headers = null, byte[]? body = null)
    {
        var value = default(T);
        var router = new ScriptedRouter(request =>
        {
            value = read(request);
            return HttpResults.NoContent();
        });
        // With multi-value headers a load balancer, too, can carry several values.
        var app = new RouterApp(router) { Front = front, MultiValueHeaders = true };
        var pending = app.SendAsync("POST", url, headers, body ?? []);
        Assert.True(pending.IsCompletedSuccessfully);
        pending.Result.EnsureStatus(204);
        return value!;
    }
}
