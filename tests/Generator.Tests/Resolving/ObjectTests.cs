using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ObjectTests
{
    [Theory]
    [InlineData("record Filter(string? Q, int Page = 1)", "Q:q:Optional: Page:page:Default:1", "")]
    [InlineData("record struct Filter(string? Q)", "Q:q:Optional:", "")]
    [InlineData("class Filter(string q)", "q:q:Required:", "")]
    [InlineData("class Filter { public Filter(int a) { A = a; } public int A { get; set; } }", "a:a:Required:", "")]
    [InlineData("class Filter { public Filter() { } public Filter(int a) { } public int B { get; set; } }", "", "B:b:Required:")]
    [InlineData("record Filter(int A) { public Filter() : this(1) { } public Filter(string b) : this(2) { } }", "A:a:Required:", "")]
    [InlineData("class Filter { private Filter(int a) { } public Filter(string b) { } }", "b:b:Required:", "")]
    [InlineData("class Filter { public int A { get; set; } public required int B { get; init; } public int C { get; } public int D { get; private set; } public static int E { get; set; } public int F; public required int G; public int this[int i] { get => i; set { } } }", "", "A:a:Required: B:b:Required: G:g:Required:")]
    [InlineData("class Filter { public string? Q { get; set; } public List<int> Ids { get; set; } = []; public int[]? More { get; set; } }", "", "Q:q:Optional: Ids:ids:Required: More:more:Optional:")]
    [InlineData("struct Filter { public Filter(int a) { } }", "a:a:Required:", "")]
    [InlineData("struct Filter { public int A { get; set; } }", "", "A:a:Required:")]
    [InlineData("class Base { public int A { get; set; } public virtual int B { get; set; } } class Filter : Base { public override int B { get; set; } public int C { get; set; } }", "", "B:b:Required: C:c:Required: A:a:Required:")]
    [InlineData("class Filter { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Filter() { } public required int? A { get; set; } = 5; }", "", "A:a:Default:5")]
    [InlineData("class Filter(int a) { public required int A { get; set; } = a; public int B { get; } = a; }", "a:a:Required:", "A:a:Required:")]
    [InlineData("class Filter { public int IPAddress { get; set; } public int ID { get; set; } public int @class { get; set; } }", "", "IPAddress:ipAddress:Required: ID:id:Required: @class:class:Required:")]
    public void The_members_of_an_object_are_bound_one_by_one(string type, string arguments, string members)
    {
        var bound = Bind("[FromQuery] Filter filter", type);
        Assert.Equal((arguments, members), (Text(bound.Arguments), Text(bound.Members)));
        Assert.Equal(("filter", "global::Shop.Filter"), (bound.Name, bound.Type));
        Assert.All(bound.Arguments.Concat(bound.Members), member => Assert.Equal(ValueSource.Query, member.Value.Source));
    }

    [Theory]
    [InlineData("int Size { get; set; } = 20", "Default", "20")]
    [InlineData("int Size { get; init; } = Limits.Size", "Default", "20")]
    [InlineData("int? Size { get; init; } = 20", "Default", "20")]
    [InlineData("int? Size { get; init; } = null", "Optional", null)]
    [InlineData("byte Size { get; init; } = 20", "Default", "(byte)20")]
    [InlineData("decimal Size { get; init; } = 20", "Default", "20M")]
    [InlineData("double Size { get; init; } = 'a'", "Default", "97D")]
    [InlineData("DayOfWeek Size { get; init; } = DayOfWeek.Friday", "Default", "global::System.DayOfWeek.Friday")]
    [InlineData("DayOfWeek Size { get; init; } = 0", "Default", "global::System.DayOfWeek.Sunday")]
    [InlineData("Guid Size { get; init; } = default", "Default", "default")]
    [InlineData("Guid Size { get; init; } = Guid.Empty", "Default", "global::System.Guid.Empty")]
    [InlineData("TimeSpan Size { get; init; } = TimeSpan.Zero", "Default", "global::System.TimeSpan.Zero")]
    [InlineData("string Size { get; init; } = \"\"", "Default", "\"\"")]
    [InlineData("string Size { get; init; } = string.Empty", "Default", "string.Empty")]
    [InlineData("string Size { get; init; } = null!", "Required", null)]
    [InlineData("string Size { get; init; } = default!", "Required", null)]
    [InlineData("string? Size { get; init; } = null", "Optional", null)]
    [InlineData("List<int> Size { get; init; } = new()", "Required", null)]
    [InlineData("List<int> Size { get; init; } = new List<int>()", "Required", null)]
    [InlineData("List<int> Size { get; init; } = new List<int> { }", "Required", null)]
    [InlineData("int[] Size { get; init; } = []", "Required", null)]
    [InlineData("int[] Size { get; init; } = Array.Empty<int>()", "Required", null)]
    [InlineData("required int Size { get; init; } = 20", "Required", null)]
    public void An_initializer_is_a_default(string property, string presence, string? literal)
    {
        var member = Assert.Single(Bind("[FromQuery] Filter filter", $"class Filter {{ public {property}; }} static class Limits {{ public const int Size = 20; }}").Members);
        Assert.Equal((presence, literal), (member.Value.Presence.ToString(), member.Value.Default));
    }

    [Theory]
    [InlineData("DateTime From { get; init; } = DateTime.Parse(\"2020-01-01\")")]
    [InlineData("int[] From { get; init; } = [1]")]
    [InlineData("List<int> From { get; init; } = new() { 1 }")]
    [InlineData("List<int> From { get; init; } = new(5)")]
    [InlineData("string From { get; init; } = Secret")]
    public void An_initializer_that_cannot_be_written_down_is_an_error(string property)
    {
        var message = Routes("[FromQuery] Filter filter", $"class Filter {{ private static string Secret => \"\"; public {property}; }}").Problem("RG4012", "Api.Run");
        Assert.Contains("Member 'From' of 'Shop.Filter'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[FromQuery(Name = \"q\")]", "Query q")]
    [InlineData("[property: FromQuery(Name = \"q\")]", "Query q")]
    [InlineData("[FromHeader]", "Header search-text")]
    [InlineData("[FromHeader(Name = \"X-Q\")]", "Header x-q")]
    [InlineData("[FromCookie]", "Cookie searchText")]
    [InlineData("[FromRoute(Name = \"id\")]", "Route id")]
    public void Attributes_of_members_count(string attribute, string expected)
    {
        var value = Assert.Single(Bind("[FromQuery] Filter filter", $"record Filter({attribute} string SearchText)", request: true).Arguments).Value;
        Assert.Equal(expected, value.Source + " " + value.WireName);
        if (attribute.StartsWith("[property", StringComparison.Ordinal)) return;
        var member = Assert.Single(Bind("[FromQuery] Filter filter", $"class Filter {{ {attribute} public string SearchText {{ get; set; }} = null!; }}", request: true).Members).Value;
        Assert.Equal(value, member);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_class_of_another_project_is_bound_alike_in_an_editor_and_in_a_build(bool isEditor)
    {
        var library = Compilations.Create("Lib", OutputKind.DynamicallyLinkedLibrary, Compilations.References, """
            namespace Shop;
            public class Filter { public int? Size { get; set; } = 20; }
            public record Range(int From) { public Range() : this(1) { } }
            public class Span2(int a) { public Span2() : this(1) { } public int A { get; set; } = a; }
            """);
        var compilation = Compilations.Create(
            "App",
            OutputKind.DynamicallyLinkedLibrary,
            [.. Compilations.References, isEditor ? library.ToMetadataReference() : library.ToReference()],
            "namespace Shop; static class Api { internal static void Run([FromQuery] Filter a, [FromQuery] Range b, [FromQuery] Span2 c) { } }");
        var bound = ResolvedRoutes.Of("GET /a: Api.Run", compilation, ResolvedRoutes.Options).Clean().Handler.Parameters.Cast<ObjectParameter>();
        Assert.Equal([" | Size:size:Optional:", "From:from:Required: | ", " | A:a:Required:"], bound.Select(parameter => Text(parameter.Arguments) + " | " + Text(parameter.Members)));
    }

    [Fact]
    public void A_form_may_hold_files()
    {
        var bound = Bind("[FromForm] Upload upload", "record Upload(string Title, FormFile File, FormFile[] More)");
        Assert.Equal(["Form title", "FormFile file", "FormFile more"], bound.Arguments.Select(argument => argument.Value.Source + " " + argument.Value.WireName));
    }

    [Fact]
    public void A_nullable_object_is_made_all_the_same()
    {
        Assert.Equal("global::Shop.Filter", Bind("[FromQuery] Filter? filter", "record Filter(string? Q)").Type);
        Assert.Equal("global::Shop.Filter", Bind("[FromQuery] Filter? filter", "record struct Filter(string? Q)").Type);
    }

    [Fact]
    public void A_path_parameter_may_be_a_member() =>
        ResolvedRoutes.OfParameters("GET /a/{id}", "[FromQuery] Filter filter", "namespace Shop; record Filter([FromRoute] Guid Id, string? Q);").Clean();

    [Theory]
    [InlineData("record Filter(Inner Inner)", "RG4012")]
    [InlineData("class Filter { public Inner Inner { get; set; } = null!; }", "RG4012")]
    [InlineData("class Filter { public Dictionary<string, string> All { get; set; } = []; }", "RG4012")]
    [InlineData("record Filter([FromQuery, FromHeader] string A)", "RG4003")]
    [InlineData("record Filter([FromRoute] string A)", "RG4002")]
    [InlineData("class Filter { public Filter(int a) { } public Filter(string b) { } }", "RG4011")]
    [InlineData("class Filter { private Filter() { } }", "RG4011")]
    [InlineData("class Filter { public Filter(out int a) => a = 1; }", "RG4011")]
    [InlineData("class Filter { public int A { get; } }", "RG4008")]
    [InlineData("class Filter { [FromHeader(Name = \"a b\")] public int A { get; set; } }", "RG4013")]
    [InlineData("class Filter { public FormFile A { get; set; } = null!; }", "RG4008")]
    public void A_member_that_cannot_be_bound_is_an_error(string type, string id) =>
        Routes("[FromQuery] Filter filter", type + (type.EndsWith('}') ? "" : ";") + " class Inner").Problem(id, "Api.Run");

    [Fact]
    public void A_name_for_a_whole_object_means_nothing() =>
        Assert.Contains("its members have names of their own", Routes("[FromQuery(Name = \"f\")] Filter filter", "record Filter(string? Q)").Problem("RG4013", "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void A_body_beside_an_object_of_the_form_is_reported_once() =>
        Routes("[FromForm] Filter filter, [FromBody] string text", "record Filter(string A, string B)").Problem("RG4007", "Api.Run");

    private static ResolvedRoutes Routes(string parameters, string type, bool request = false) =>
        ResolvedRoutes.OfParameters(request ? "POST /a/{id}" : "POST /a", parameters + (request ? ", HttpRequest request" : ""), "namespace Shop; " + type + (type.EndsWith('}') ? "" : ";"));

    private static ObjectParameter Bind(string parameters, string type, bool request = false) =>
        Assert.IsType<ObjectParameter>(Routes(parameters, type, request).Clean().Handler.Parameters[0]);

    private static string Text(IEnumerable<MemberBinding> members) =>
        string.Join(' ', members.Select(member => $"{member.Name}:{member.Value.WireName}:{member.Value.Presence}:{member.Value.Default}"));
}
