using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ValueTypeTests
{
    private const string Types = """
        namespace Shop;
        public enum Status { New, Sold, Gone = Sold }
        public sealed class Money : IParsable<Money>
        {
            public static Money Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Money result) { result = new(); return true; }
        }
        public struct Sku : ISpanParsable<Sku>
        {
            public static Sku Parse(string s, IFormatProvider? provider) => default;
            public static bool TryParse(string? s, IFormatProvider? provider, out Sku result) { result = default; return true; }
            public static Sku Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => default;
            public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Sku result) { result = default; return true; }
        }
        public struct Code : IUtf8SpanParsable<Code>
        {
            public static Code Parse(ReadOnlySpan<byte> s, IFormatProvider? provider) => default;
            public static bool TryParse(ReadOnlySpan<byte> s, IFormatProvider? provider, out Code result) { result = default; return true; }
        }
        public class Base : IParsable<Base>
        {
            public static Base Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Base result) { result = new(); return true; }
        }
        public class Derived : Base;
        public interface IKey;
        public class Order;
        """;

    [Theory]
    [InlineData("string", "string")]
    [InlineData("bool", "bool")]
    [InlineData("char", "char")]
    [InlineData("sbyte", "sbyte")]
    [InlineData("byte", "byte")]
    [InlineData("short", "short")]
    [InlineData("ushort", "ushort")]
    [InlineData("int", "int")]
    [InlineData("uint", "uint")]
    [InlineData("long", "long")]
    [InlineData("ulong", "ulong")]
    [InlineData("float", "float")]
    [InlineData("double", "double")]
    [InlineData("decimal", "decimal")]
    [InlineData("Guid", "global::System.Guid")]
    [InlineData("DateTime", "global::System.DateTime")]
    [InlineData("DateTimeOffset", "global::System.DateTimeOffset")]
    [InlineData("DateOnly", "global::System.DateOnly")]
    [InlineData("TimeOnly", "global::System.TimeOnly")]
    [InlineData("TimeSpan", "global::System.TimeSpan")]
    [InlineData("Uri", "global::System.Uri")]
    [InlineData("Half", "global::System.Half", "global::RouteGen.Binding.NumberText<global::System.Half>")]
    [InlineData("Int128", "global::System.Int128", "global::RouteGen.Binding.NumberText<global::System.Int128>")]
    [InlineData("UInt128", "global::System.UInt128", "global::RouteGen.Binding.NumberText<global::System.UInt128>")]
    [InlineData("System.Numerics.BigInteger", "global::System.Numerics.BigInteger", "global::RouteGen.Binding.NumberText<global::System.Numerics.BigInteger>")]
    [InlineData("Status", "global::Shop.Status")]
    [InlineData("Money", "global::Shop.Money", "global::RouteGen.Binding.ParsableText<global::Shop.Money>")]
    [InlineData("Sku", "global::Shop.Sku", "global::RouteGen.Binding.ParsableText<global::Shop.Sku>")]
    [InlineData("Code", "global::Shop.Code", "global::RouteGen.Binding.Utf8ParsableText<global::Shop.Code>")]
    [InlineData("System.Net.IPAddress", "global::System.Net.IPAddress", "global::RouteGen.Binding.Utf8ParsableText<global::System.Net.IPAddress>")]
    public void Simple_types_are_read_from_text(string type, string element, string? parser = null)
    {
        var required = Value(type);
        Assert.Equal((element, parser, ValueCollection.None, ValuePresence.Required), (required.Element, required.Parser, required.Collection, required.Presence));
        Assert.Equal(required with { Presence = ValuePresence.Optional }, Value(type + "?"));
        if (type != "byte") Assert.Equal(required with { Collection = ValueCollection.Array }, Value(type + "[]"));
        Assert.Equal(required with { Collection = ValueCollection.List }, Value($"List<{type}>"));
    }

    [Theory]
    [InlineData("int[]", "Array", "Required")]
    [InlineData("params int[]", "Array", "Required")]
    [InlineData("int[]?", "Array", "Optional")]
    [InlineData("List<int>", "List", "Required")]
    [InlineData("List<int>?", "List", "Optional")]
    [InlineData("IList<int>", "Array", "Required")]
    [InlineData("IReadOnlyList<int>", "Array", "Required")]
    [InlineData("ICollection<int>", "Array", "Required")]
    [InlineData("IReadOnlyCollection<int>", "Array", "Required")]
    [InlineData("IEnumerable<int>", "Array", "Required")]
    [InlineData("IEnumerable<int>?", "Array", "Optional")]
    public void Lists_take_every_value_of_a_name(string type, string collection, string presence)
    {
        var value = Value(type);
        Assert.Equal((collection, presence, "int"), (value.Collection.ToString(), value.Presence.ToString(), value.Element));
    }

    [Theory]
    [InlineData("FormFile", "None", "Required")]
    [InlineData("FormFile?", "None", "Optional")]
    [InlineData("FormFile[]", "Array", "Required")]
    [InlineData("List<FormFile>", "List", "Required")]
    [InlineData("IReadOnlyList<FormFile>", "Array", "Required")]
    public void Files_come_from_the_form(string type, string collection, string presence)
    {
        var value = Value(type);
        Assert.Equal((ValueSource.FormFile, collection, presence, "global::RouteGen.FormFile"), (value.Source, value.Collection.ToString(), value.Presence.ToString(), value.Element));
    }

    [Theory]
    [InlineData("Order")]
    [InlineData("Derived")]
    [InlineData("IKey")]
    [InlineData("int?[]")]
    [InlineData("List<string?>")]
    [InlineData("int[][]")]
    [InlineData("int[,]")]
    [InlineData("HashSet<int>")]
    [InlineData("byte[]")]
    [InlineData("object")]
    [InlineData("FormFile")]
    public void Other_types_are_not_simple(string type) =>
        ResolvedRoutes.OfParameters("GET /a", $"[FromHeader] {type} x", Types).Problem("RG4008", "Api.Run");

    [Theory]
    [InlineData("[FromRoute] int[] id")]
    [InlineData("List<string> id")]
    [InlineData("Order id")]
    [InlineData("FormFile id")]
    public void A_route_value_is_one_simple_value(string parameter) =>
        ResolvedRoutes.OfParameters("POST /a/{id}", parameter, Types).Problem("RG4008", "Api.Run");

    [Theory]
    [InlineData("[FromHeader] Order x")]
    [InlineData("[FromCookie] Order x")]
    [InlineData("[FromClaim] Order x")]
    [InlineData("[FromQuery] List<Order> x")]
    [InlineData("[FromQuery] Dictionary<string, string> x")]
    [InlineData("[FromForm] Order[] x")]
    [InlineData("[FromQuery] FormFile x")]
    [InlineData("[FromQuery] IKey x")]
    [InlineData("[FromQuery] Stream x")]
    public void A_text_has_no_room_for_other_types(string parameter) =>
        ResolvedRoutes.OfParameters("POST /a", parameter, Types).Problem("RG4008", "Api.Run");

    [Fact]
    public void Each_enum_has_one_parser()
    {
        var table = ResolvedRoutes.Of("GET /a: Api.Run", """
            namespace Shop
            {
                public enum Status { New, @class, Sold = 7, Last = Sold }
                public static class Order { public enum Status { Open } }
                public static class Api { public static void Run(Status a, Status[] b, Shop.Order.Status c, Other.Status? d, DayOfWeek e) { } }
            }
            namespace Other { public enum Status { On, Off } }
            """).Clean().Table;
        Assert.Equal(
            ["global::Other.Status StatusText On,Off", "global::Shop.Order.Status StatusText2 Open", "global::Shop.Status StatusText3 New,class,Sold,Last", "global::System.DayOfWeek DayOfWeekText Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday"],
            RouterPlanner.Plan(new RouterSettings(null, false, false), table).Router.Routes.Enums.Select(parser => $"{parser.Enum.Type} {parser.Name} {string.Join(',', parser.Enum.Members)}"));
        Assert.Equal(
            ["global::Shop.Status", "global::Shop.Status", "global::Shop.Order.Status", "global::Other.Status", "global::System.DayOfWeek"],
            table.Routes[0].Handler.Values.Select(value => value.Enum!.Type));
    }

    [Fact]
    public void Without_nullable_annotations_a_reference_is_required_and_a_question_mark_still_counts()
    {
        var compilation = Compilations.Of("""
            #nullable disable
            namespace Shop;
            public static class Api { public static void Run(string a, string b = null, int? c = null, params string[] d) { } }
            """);
        var parameters = ResolvedRoutes.Of("GET /a: Api.Run", compilation, ResolvedRoutes.Options).Clean().Handler.Parameters;
        Assert.Equal(["Required", "Optional", "Optional", "Required"], parameters.Cast<ValueParameter>().Select(parameter => parameter.Value.Presence.ToString()));

        // The summary of a tree leaves "#nullable" out, because of this.
        var annotated = Compilations.Of("#nullable disable\nnamespace Shop; public static class Api { public static void Run(string? a) { } }");
        Assert.Equal(ValuePresence.Optional, ((ValueParameter)ResolvedRoutes.Of("GET /a: Api.Run", annotated, ResolvedRoutes.Options).Clean().Parameter).Value.Presence);
        Assert.Contains(annotated.GetDiagnostics(), diagnostic => diagnostic.Id == "CS8632");
    }

    private static ValueBinding Value(string type) =>
        Assert.IsType<ValueParameter>(ResolvedRoutes.OfParameters("POST /a", type + " x", Types).Clean().Parameter).Value;
}
