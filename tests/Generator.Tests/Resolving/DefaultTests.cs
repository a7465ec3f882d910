using System.Globalization;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class DefaultTests
{
    private const string Types = """
        namespace Shop;
        public enum Status : byte { New, Sold, @class }
        [Flags] public enum Days { None = 0, Monday = 1, Sunday = -2 }
        public static class Limits { public const int Size = 20; public const string Text = "a\tb"; }
        """;

    [Theory]
    [InlineData("int x = 20", "20")]
    [InlineData("int x = -1", "-1")]
    [InlineData("int x = int.MinValue", "-2147483648")]
    [InlineData("int x = Limits.Size", "20")]
    [InlineData("int? x = 5", "5")]
    [InlineData("long x = 5", "5L")]
    [InlineData("long x = long.MinValue", "-9223372036854775808L")]
    [InlineData("ulong x = ulong.MaxValue", "18446744073709551615UL")]
    [InlineData("uint x = 5", "5U")]
    [InlineData("short x = -5", "(short)-5")]
    [InlineData("ushort x = 5", "(ushort)5")]
    [InlineData("byte x = 5", "(byte)5")]
    [InlineData("sbyte x = -5", "(sbyte)-5")]
    [InlineData("bool x = true", "true")]
    [InlineData("bool x = false", "false")]
    [InlineData("char x = '\\''", "'\\''")]
    [InlineData("char x = '\\u0000'", "'\\0'")]
    [InlineData("string x = \"\"", "\"\"")]
    [InlineData("string x = Limits.Text", "\"a\\tb\"")]
    [InlineData("string x = \"say \\\"hi\\\" \\\\ 日本\\r\\n\"", "\"say \\\"hi\\\" \\\\ 日本\\r\\n\"")]
    [InlineData("string? x = \"a\"", "\"a\"")]
    [InlineData("float x = 1.5f", "1.5F")]
    [InlineData("float x = float.NaN", "float.NaN")]
    [InlineData("float x = float.NegativeInfinity", "float.NegativeInfinity")]
    [InlineData("float x = -0f", "-0F")]
    [InlineData("double x = 0.1", "0.1D")]
    [InlineData("double x = 10", "10D")]
    [InlineData("double x = 1e300", "1E+300D")]
    [InlineData("double x = double.MaxValue", "1.7976931348623157E+308D")]
    [InlineData("double x = double.Epsilon", "5E-324D")]
    [InlineData("double x = double.NaN", "double.NaN")]
    [InlineData("double x = double.PositiveInfinity", "double.PositiveInfinity")]
    [InlineData("double x = -0.0", "-0D")]
    [InlineData("decimal x = 1.10m", "1.10M")]
    [InlineData("decimal x = -79228162514264337593543950335m", "-79228162514264337593543950335M")]
    [InlineData("Status x = Status.Sold", "global::Shop.Status.Sold")]
    [InlineData("Status x = default", "global::Shop.Status.New")]
    [InlineData("Status x = Status.@class", "global::Shop.Status.@class")]
    [InlineData("Status? x = Status.Sold", "global::Shop.Status.Sold")]
    [InlineData("Days x = Days.Sunday", "global::Shop.Days.Sunday")]
    [InlineData("Days x = (Days)6", "(global::Shop.Days)(6)")]
    [InlineData("Days x = (Days)(-7)", "(global::Shop.Days)(-7)")]
    [InlineData("Guid x = default", "default")]
    [InlineData("DateOnly x = default", "default")]
    [InlineData("Half x = default", "default")]
    public void A_default_is_written_as_the_same_constant(string parameter, string literal)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // A minus sign that is no hyphen and a decimal comma: a Finnish machine once wrote C# that did not compile.
            CultureInfo.CurrentCulture = new CultureInfo("fi-FI") { NumberFormat = { NegativeSign = "\u2212", NumberDecimalSeparator = "," } };
            var value = ((ValueParameter)ResolvedRoutes.OfParameters("GET /a", parameter, Types).Clean().Parameter).Value;
            Assert.Equal((ValuePresence.Default, literal), (value.Presence, value.Default));
            AssertMeansTheSame(parameter, value);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("string? x = null")]
    [InlineData("string x = null!")]
    [InlineData("int? x = null")]
    [InlineData("Status? x = default")]
    [InlineData("Guid? x = default")]
    [InlineData("int[]? x = null")]
    [InlineData("string? x")]
    [InlineData("int? x")]
    public void A_default_of_null_is_optional(string parameter)
    {
        var value = ((ValueParameter)ResolvedRoutes.OfParameters("GET /a", parameter, Types).Clean().Parameter).Value;
        Assert.Equal((ValuePresence.Optional, null), (value.Presence, value.Default));
    }

    [Fact]
    public void A_default_from_metadata_is_the_same()
    {
        var library = Compilations.Of("""
            namespace Shop;
            public static class Api
            {
                public static void Run(
                    [System.Runtime.InteropServices.Optional, System.Runtime.CompilerServices.DateTimeConstant(630822816000000000)] DateTime from,
                    [System.Runtime.InteropServices.Optional] int size,
                    decimal price = 1.10m) { }
            }
            """).ToReference();
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, library]);
        var parameters = ResolvedRoutes.Of("GET /a: Api.Run", compilation, ResolvedRoutes.Options).Clean().Handler.Parameters.Cast<ValueParameter>();
        Assert.Equal(
            ["Default new global::System.DateTime(630822816000000000L, global::System.DateTimeKind.Unspecified)", "Required ", "Default 1.10M"],
            parameters.Select(parameter => $"{parameter.Value.Presence} {parameter.Value.Default}"));
    }

    // Inside namespaces that hide every name the literal uses, and typed as the emitter's generic call infers it.
    private static void AssertMeansTheSame(string parameter, ValueBinding value)
    {
        var constant = parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 2)..];
        var compilation = Compilations.Of(Types, $$"""
            namespace Emitted.System { class Guid; class DateTime; }
            namespace Emitted.Shop { class Status; class Days; }
            namespace Emitted
            {
                static class Probe
                {
                    static bool Read<T>(T fallback, out T value) { value = fallback; return true; }
                    static void Run() => Read({{value.Default}}, out {{value.Element}} x);
                }
            }
            namespace Shop { static class Written { static {{parameter.Split(' ')[0].TrimEnd('?')}} Value => {{constant}}; } }
            """);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}
