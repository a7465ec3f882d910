using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Emitting;

public sealed class ValidationTests
{
    [Fact]
    public void Rules_of_every_kind_compile_without_a_warning()
    {
        var run = RouterProject.Of(
            "services: Services\nroutes:\n  POST /a: Handlers.All\n  POST /b: Handlers.Later\n  GET /c: Handlers.Values\n",
            """
            using System.Collections.Immutable;
            using System.ComponentModel.DataAnnotations;
            using System.Text.Json.Serialization;
            using RouteGen;
            namespace App;
            [Flags] public enum Bits { None, One, Two }
            public enum Color { Red, @class }
            public sealed class ListedAttribute(string[] names, Type type, Color color, object? other) : ValidationAttribute { public int Number { get; set; } public override bool IsValid(object? value) => names.Length + Number > 0 && type is not null && color == 0 && other is null; }
            public class Base { [Required] public virtual string? Overridden { get; set; } }
            [CustomValidation(typeof(Rules), nameof(Rules.Whole))]
            public class All : Base
            {
                public override string? Overridden { get; set; }
                [EnumDataType(typeof(Bits))] public Bits Bits { get; set; }
                [EnumDataType(typeof(Bits))] public Bits? MaybeBits { get; set; }
                [EnumDataType(typeof(Color))] public Color Color { get; set; }
                [EnumDataType(typeof(Color)), AllowedValues(Color.Red, Color.@class, null)] public Color? MaybeColor { get; set; }
                [DeniedValues("a", "b", null)] public string? Denied { get; set; }
                [AllowedValues('a', '\'')] public char Letter { get; set; }
                [AllowedValues(1.5, double.NaN)] public double Number { get; set; }
                [Range(0, 100)] public ulong Long { get; set; }
                [Range(-1, double.MaxValue)] public float? Float { get; set; }
                [Range(typeof(DateTime), "2020-01-01", "2021-01-01")] public DateTime? Time { get; set; }
                [Range(typeof(DateTimeOffset), "2020-01-01", "2021-01-01T00:00:00+02:00")] public DateTimeOffset Offset { get; set; }
                [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan Span { get; set; }
                [Range(typeof(TimeOnly), "08:00", "18:30")] public TimeOnly Clock { get; set; }
                [FileExtensions, Phone, CreditCard, Base64String, Url, EmailAddress, MaxLength(9, ErrorMessageResourceType = typeof(Rules), ErrorMessageResourceName = nameof(Rules.Message))] public string? Text { get; set; }
                [Compare(nameof(Long))] public ulong Same { get; set; }
                [Length(2, 2)] public ImmutableArray<All> Immutable { get; set; }
                [MinLength(1)] public IReadOnlyDictionary<string, IList<All?>>? @event { get; set; }
                [CustomValidation(typeof(Rules), nameof(Rules.InContext))] public string? InContext { get; set; }
                [CustomValidation(typeof(Rules), nameof(Rules.Unwrapped))] public int? Unwrapped { get; set; }
                [Listed(new[] { "a", "\"" }, typeof(List<int>), Color.Red, null, Number = 5)] public int Listed { get; set; }
                public IEnumerable<ISet<All>>? Sets { get; set; }
            }
            public struct Point { [Range(0, 1)] public int errors { get; set; } [Range(0, 1)] public int value { get; set; } }
            public static class Rules
            {
                public static string Message => "{0} {1}";
                public static ValidationResult? Whole(All value, ValidationContext context) => null;
                public static ValidationResult? InContext(string? value, ValidationContext context) => null;
                public static bool Unwrapped(int value) => true;
            }
            public sealed class Made : IAsyncDisposable { public ValueTask DisposeAsync() => default; }
            public static class Services { public static Made Make() => new(); }
            public static class Handlers
            {
                public static string All(All body, [Required] string? errors, [MinLength(1)] List<int> found, Made made) => "";
                public static async Task<HttpResult> Later([FromBody] Dictionary<Guid, Point?[]>? index, [Range(1, 2)] int? errors, Made made) { await Task.Yield(); return HttpResults.NoContent(); }
                public static string Values([Length(1, 2)] int[]? a, [MaxLength(3)] IReadOnlyList<string> b, [Required] Guid? c, [FromHeader] [StringLength(5)] string xA = "a", [Range(1, 2)] int? d = 1) => "";
            }
            [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
            [JsonSerializable(typeof(All))]
            [JsonSerializable(typeof(Dictionary<Guid, Point?[]>))]
            internal sealed partial class AppJson : JsonSerializerContext;
            """).Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        EmittedText.AssertIsPlain(run);
    }
}
