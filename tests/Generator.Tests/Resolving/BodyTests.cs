using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class BodyTests
{
    private const string Types = """
        namespace Shop;
        public sealed record NewUser(string Name);
        public record struct Point(int X, int Y);
        public interface IUserStore;
        public abstract class Shape;
        [JsonDerivedType(typeof(Circle), "circle")] public abstract class Figure;
        public sealed class Circle : Figure;
        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(NewUser)), JsonSerializable(typeof(Point)), JsonSerializable(typeof(Point?)), JsonSerializable(typeof(List<NewUser>)), JsonSerializable(typeof(NewUser[])), JsonSerializable(typeof(int)), JsonSerializable(typeof(Figure))]
        [JsonSerializable(typeof(IReadOnlyList<NewUser>)), JsonSerializable(typeof(Dictionary<string, int>)), JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode)), JsonSerializable(typeof(System.Text.Json.JsonElement)), JsonSerializable(typeof(object))]
        public partial class ShopJson : JsonSerializerContext;
        """;

    [Theory]
    [InlineData("POST", "NewUser x", "Json", "global::Shop.NewUser", "NewUser", false)]
    [InlineData("PUT", "NewUser x", "Json", "global::Shop.NewUser", "NewUser", false)]
    [InlineData("PATCH", "NewUser? x", "Json", "global::Shop.NewUser", "NewUser", true)]
    [InlineData("POST", "NewUser? x = null", "Json", "global::Shop.NewUser", "NewUser", true)]
    [InlineData("POST", "Point x", "Json", "global::Shop.Point", "Point", false)]
    [InlineData("POST", "Point x = default", "Json", "global::Shop.Point", "Point", true)]
    [InlineData("POST", "Point? x", "Json", "global::Shop.Point?", "NullablePoint", true)]
    [InlineData("POST", "List<NewUser> x", "Json", "global::System.Collections.Generic.List<global::Shop.NewUser>", "ListNewUser", false)]
    [InlineData("POST", "NewUser[] x", "Json", "global::Shop.NewUser[]", "NewUserArray", false)]
    [InlineData("POST", "Dictionary<string, int> x", "Json", "global::System.Collections.Generic.Dictionary<string, int>", "DictionaryStringInt32", false)]
    [InlineData("POST", "System.Text.Json.JsonElement x", "Json", "global::System.Text.Json.JsonElement", "JsonElement", false)]
    [InlineData("POST", "object x", "Json", "object", "Object", false)]
    [InlineData("DELETE", "[FromBody] NewUser x", "Json", "global::Shop.NewUser", "NewUser", false)]
    [InlineData("ANY", "[FromBody] NewUser x", "Json", "global::Shop.NewUser", "NewUser", false)]
    [InlineData("POST", "[FromBody] int x", "Json", "int", "Int32", false)]
    [InlineData("POST", "[FromBody] IReadOnlyList<NewUser> x", "Json", "global::System.Collections.Generic.IReadOnlyList<global::Shop.NewUser>", "IReadOnlyListNewUser", false)]
    [InlineData("POST", "[FromBody] System.Text.Json.Nodes.JsonNode x", "Json", "global::System.Text.Json.Nodes.JsonNode", "JsonNode", false)]
    [InlineData("POST", "[FromBody] Figure x", "Json", "global::Shop.Figure", "Figure", false)]
    [InlineData("POST", "[FromBody] string x", "Text", null, null, false)]
    [InlineData("GET", "[FromBody] string? x", "Text", null, null, true)]
    [InlineData("POST", "[FromBody] byte[] x", "Bytes", null, null, false)]
    [InlineData("POST", "byte[]? x", "Bytes", null, null, true)]
    [InlineData("POST", "ReadOnlyMemory<byte> x", "Memory", null, null, false)]
    [InlineData("POST", "ReadOnlyMemory<byte>? x", "Memory", null, null, true)]
    [InlineData("POST", "[FromBody] Stream x", "Stream", null, null, false)]
    [InlineData("POST", "Stream x", "Stream", null, null, false)]
    public void A_body_is_read_as_its_type_says(string verb, string parameter, string kind, string? json, string? property, bool isOptional)
    {
        var body = Assert.IsType<BodyParameter>(ResolvedRoutes.OfParameters(verb + " /a", parameter, Types).Clean().Parameter);
        Assert.Equal((kind, isOptional), (body.Kind.ToString(), body.IsOptional));
        Assert.Equal(json is null ? null : new JsonTypeReference(json, "global::Shop.ShopJson", property), body.Json);
    }

    [Theory]
    [InlineData("GET", "NewUser x")]
    [InlineData("DELETE", "NewUser x")]
    [InlineData("HEAD", "Point x")]
    [InlineData("OPTIONS", "NewUser[] x")]
    [InlineData("ANY", "NewUser x")]
    [InlineData("GET", "byte[] x")]
    [InlineData("GET", "Stream x")]
    public void A_body_on_another_verb_has_to_be_asked_for(string verb, string parameter)
    {
        var message = ResolvedRoutes.OfParameters(verb + " /a", parameter, Types).Problem("RG4005", "Api.Run");
        foreach (var way in (string[])["[FromBody]", "[FromQuery]", "services class"]) Assert.Contains(way, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "IUserStore x", "Name a class with 'services:'")]
    [InlineData("GET", "IUserStore x", "Name a class with 'services:'")]
    [InlineData("POST", "Shape x", "Name a class with 'services:'")]
    [InlineData("POST", "Figure x", "Write [FromBody]")]
    [InlineData("POST", "IReadOnlyList<NewUser> x", "Write [FromBody]")]
    public void What_nobody_provides_is_never_a_body(string verb, string parameter, string hint) =>
        Assert.Contains(hint, ResolvedRoutes.OfParameters(verb + " /a", parameter, Types).Problem("RG4004", "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[FromBody] IUserStore x")]
    [InlineData("[FromBody] Shape x")]
    [InlineData("[FromBody] MemoryStream[,] x")]
    [InlineData("[FromBody] (int Id, string Name) x")]
    [InlineData("(int, string)? x")]
    public void What_JSON_cannot_make_is_no_body(string parameter) =>
        ResolvedRoutes.OfParameters("POST /a", parameter, Types).Problem("RG4009", "Api.Run");

    [Fact]
    public void Two_bodies_are_one_too_many() =>
        Assert.Contains("as 'a' and as 'b'", ResolvedRoutes.OfParameters("POST /a", "NewUser a, Point b", Types).Problem("RG4006", "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("NewUser a, [FromForm] string b, [FromForm] string c")]
    [InlineData("[FromForm] string b, NewUser a")]
    [InlineData("FormFile b, [FromBody] string a")]
    public void A_body_is_a_form_or_it_is_not(string parameters)
    {
        var message = ResolvedRoutes.OfParameters("POST /a", parameters, Types).Problem("RG4007", "Api.Run");
        Assert.Contains("whole, as 'a', and as a form, as 'b'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[FromBody] string x = \"a\"")]
    [InlineData("[FromBody] int x = 5")]
    public void A_body_has_no_default_but_null(string parameter) => ResolvedRoutes.OfParameters("POST /a", parameter, Types).Problem("RG4014", "Api.Run");
}
