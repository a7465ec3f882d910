using RouteGen.Generator.Model;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ValidationTests
{
    private const string Usings = "global using System.ComponentModel.DataAnnotations;";

    [Theory]
    [InlineData("[Range(1, 2)] string a", "RG4020")]
    [InlineData("[Range(1, 2)] Guid a", "RG4020")]
    [InlineData("[Range(typeof(DateTime), \"2020-01-01\", \"2021-01-01\")] DateOnly a", "RG4020")]
    [InlineData("[StringLength(5)] int a", "RG4020")]
    [InlineData("[StringLength(5)] string[] a", "RG4020")]
    [InlineData("[MaxLength(5)] int a", "RG4020")]
    [InlineData("[EmailAddress] int a", "RG4020")]
    [InlineData("[RegularExpression(\"a\")] int a", "RG4020")]
    [InlineData("[EnumDataType(typeof(DayOfWeek))] string a", "RG4020")]
    [InlineData("[AllowedValues(1)] Guid a", "RG4020")]
    [InlineData("[Range(2, 1)] int a", "RG4021")]
    [InlineData("[Range(300, 400)] byte a", "RG4021")]
    [InlineData("[Range(1, 1, MinimumIsExclusive = true)] int a", "RG4021")]
    [InlineData("[Range(typeof(DateOnly), \"soon\", \"later\")] DateOnly a", "RG4021")]
    [InlineData("[Range(typeof(decimal), \"1,5\", \"2\")] decimal a", "RG4021")]
    [InlineData("[StringLength(1, MinimumLength = 2)] string a", "RG4021")]
    [InlineData("[MinLength(-1)] string a", "RG4021")]
    [InlineData("[MaxLength(0)] string a", "RG4021")]
    [InlineData("[AllowedValues(\"a\")] int a", "RG4021")]
    [InlineData("[AllowedValues(-1)] byte a", "RG4021")]
    [InlineData("[AllowedValues(true, false)] bool a", "RG4021")]
    [InlineData("[Required(ErrorMessage = \"{1}\")] string a", "RG4021")]
    [InlineData("[RegularExpression(\"(\")] string a", "RG4022")]
    [InlineData("[RegularExpression(\"(?=a)a\")] string a", "RG4022")]
    [InlineData("[RegularExpression(\"(?<!a)a\")] string a", "RG4022")]
    [InlineData("[RegularExpression(@\"(a)\\1\")] string a", "RG4022")]
    [InlineData("[RegularExpression(@\"(?<x>a)\\k<x>\")] string a", "RG4022")]
    [InlineData("[RegularExpression(\"(?>a)\")] string a", "RG4022")]
    [InlineData("[RegularExpression(@\"\\Ga\")] string a", "RG4022")]
    [InlineData("[RegularExpression(\"(?<a>x)(?<b-a>y)\")] string a", "RG4022")]
    [InlineData("[CustomValidation(typeof(Rules), \"None\")] string a", "RG4023")]
    [InlineData("[CustomValidation(typeof(Rules), \"Hidden\")] string a", "RG4023")]
    [InlineData("[CustomValidation(typeof(Rules), \"Number\")] string a", "RG4023")]
    [InlineData("[CustomValidation(typeof(Rules), \"Odd\")] string a", "RG4023")]
    [InlineData("[CustomValidation(typeof(Rules), \"InContext\")] string a", "RG4023")]
    [InlineData("[InContext] string a", "RG4024")]
    [InlineData("[FromQuery] SetOnly a", "RG4026")]
    [InlineData("[Required(ErrorMessageResourceType = typeof(Rules), ErrorMessageResourceName = \"Nothing\")] string a", "RG4027")]
    public void A_rule_that_cannot_work_is_an_error(string parameter, string id) => Routes(parameter).Problem(id, "Api.Run");

    [Theory]
    [InlineData("[Range(1, int.MaxValue)] int a", "RangeRule 1..")]
    [InlineData("[Range(0, 255)] byte a", "")]
    [InlineData("[Range(0.5, 2.5)] int a", "RangeRule 1..2")]
    [InlineData("[Range(0, 10, MinimumIsExclusive = true, MaximumIsExclusive = true)] long a", "RangeRule 1..9")]
    [InlineData("[Range(0.01, double.MaxValue)] decimal a", "RangeRule 0.01M..")]
    [InlineData("[Range(1, 5)] float a", "RangeRule 1D..5D")]
    [InlineData("[Required] int a", "")]
    [InlineData("[Required, StringLength(5)] string a", "RequiredRule LengthRule")]
    [InlineData("[StringLength(5), Required(AllowEmptyStrings = true)] string a", "RequiredRule LengthRule")]
    [InlineData("[MaxLength] string a", "")]
    [InlineData("[MinLength(0)] string a", "")]
    [InlineData("[DataType(DataType.Password), Display(Name = \"A\")] string a", "")]
    [InlineData("[RegularExpression(@\"[(?=]\\(?=\\\\\\[1\\]\")] string a", "PatternRule")]
    [InlineData("[CustomValidation(typeof(Rules), \"Text\")] string a", "MethodRule")]
    [InlineData("[CustomValidation(typeof(Rules), \"Number\")] int? a", "MethodRule")]
    [InlineData("[AllowedValues(1, 2, 1)] long a", "ValuesRule")]
    [InlineData("[Required(ErrorMessageResourceType = typeof(Rules), ErrorMessageResourceName = nameof(Rules.Message))] string a", "RequiredRule")]
    [InlineData("[FromServices, Required] Rules a", "")]
    public void Attributes_become_rules(string parameter, string rules)
    {
        var routes = parameter.Contains("FromServices", StringComparison.Ordinal)
            ? ResolvedRoutes.Of("services: Services\nroutes:\n  GET /a: Api.Run", Sources(parameter))
            : Routes(parameter);
        Assert.Equal(rules, string.Join(' ', routes.Clean().Handler.Validation?.Rules.Select(Text) ?? []));

        static string Text(ValidationRule rule) => rule is RangeRule range ? $"RangeRule {range.Minimum?.Literal}..{range.Maximum?.Literal}" : rule.GetType().Name;
    }

    [Fact]
    public void A_validation_method_of_the_object_is_only_warned_of()
    {
        var routes = ResolvedRoutes.Of("POST /a: Api.Run", [Usings, "namespace Shop; class Body : IValidatableObject { public IEnumerable<ValidationResult> Validate(ValidationContext context) => []; } static class Api { internal static void Run(Body body) { } } [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web), JsonSerializable(typeof(Body))] partial class J : JsonSerializerContext;"]);
        Assert.Contains("[CustomValidation(typeof(Shop.Body)", routes.Problem("RG4025", "Api.Run"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SnakeCaseLower", ".first_name .http_port2")]
    [InlineData("KebabCaseUpper", ".FIRST-NAME .HTTP-PORT2")]
    [InlineData("CamelCase", ".firstName .httpPort2")]
    [InlineData("Unspecified", ".FirstName .HTTPPort2")]
    public void Paths_are_written_as_the_JSON_is(string policy, string paths)
    {
        var routes = ResolvedRoutes.Of("POST /a: Api.Run", [Usings, $"namespace Shop; record Body([Required] string? FirstName, [Range(1, 2)] int HTTPPort2); static class Api {{ internal static void Run(Body body) {{ }} }} [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.{policy}), JsonSerializable(typeof(Body))] partial class J : JsonSerializerContext;"]);
        Assert.Equal(paths, string.Join(' ', Assert.Single(routes.Handler.Validation!.Types).Members.Select(member => member.Path)));
    }

    [Fact]
    public void A_type_without_rules_is_left_alone_however_it_holds_itself()
    {
        var routes = ResolvedRoutes.Of("POST /a: Api.Run", [Usings, "namespace Shop; class A { public A? Same { get; set; } public B? Other { get; set; } } class B { public List<A> Back { get; set; } = []; } static class Api { internal static void Run(A body) { } } [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web), JsonSerializable(typeof(A))] partial class J : JsonSerializerContext;"]);
        Assert.Null(routes.Clean().Handler.Validation);
    }

    [Theory]
    [InlineData("StringLength(50)", "StringLength(60)", "{ Length: > 60 }")]
    [InlineData("Limits.Most", "Limits.More", "{ Length: > 8 }")]
    [InlineData("Most = 7", "Most = 9", "{ Length: > 9 }")]
    [InlineData("[Past]", "[Required]", "value.Born is null")]
    [InlineData("bool Check(string", "string? Check(string", "errors.Report(\".code\", global::App.Checks.Check(value.Code))")]
    [InlineData("[JsonIgnore]", "", ".hidden")]
    public void An_edit_far_below_a_body_is_emitted(string old, string @new, string expected)
    {
        var project = new RouterProject
        {
            RouteFiles = [("routes.yaml", "routes:\n  POST /a: Handlers.Add\n")],
            Sources =
            [
                ("Handlers.cs", "namespace App; public static class Handlers { public static string Add(Outer body) => \"\"; }"),
                ("Outer.cs", "namespace App; public sealed class Outer { public System.Collections.Generic.List<Middle> Items { get; set; } = new(); }"),
                ("Middle.cs", "namespace App; public sealed record Middle(Inner Inner);"),
                ("Inner.cs", """
                    using System.ComponentModel.DataAnnotations;
                    using System.Text.Json.Serialization;
                    namespace App;
                    public sealed class Inner
                    {
                        [StringLength(50)] public string? Name { get; set; }
                        [StringLength(Limits.Most)] public string? Short { get; set; }
                        [Past] public System.DateOnly? Born { get; set; }
                        [CustomValidation(typeof(Checks), "Check")] public string? Code { get; set; }
                        [JsonIgnore] [Required] public string? Hidden { get; set; }
                    }
                    """),
                ("Limits.cs", "namespace App; public static class Limits { public const int Most = 7; public const int More = 8; }"),
                ("Checks.cs", "namespace App; public static class Checks { public static bool Check(string? code) => default; }"),
                ("Past.cs", "namespace App; public sealed class PastAttribute : System.ComponentModel.DataAnnotations.ValidationAttribute { public override bool IsValid(object? value) => true; }"),
            ],
        };
        var first = project.Run();
        Assert.Empty(first.CompilerDiagnostics);
        Assert.DoesNotContain(expected, first["Router.g.cs"], StringComparison.Ordinal);
        var edited = project with { Sources = [.. project.Sources.Select(source => (source.Path, source.Text.Replace(old, @new, StringComparison.Ordinal).Replace("string? Check(string? code) => default", "string? Check(string? code) => null", StringComparison.Ordinal)))] };
        Assert.NotEqual(project.Sources, edited.Sources);
        var again = first.RunAgain(edited).GeneratedSources.Single(source => source.HintName == "Router.g.cs").SourceText.ToString();
        Assert.Contains(expected, again, StringComparison.Ordinal);
        Assert.Equal(edited.Run()["Router.g.cs"], again);
    }

    private static string[] Sources(string parameter) =>
    [
        Usings,
        $"namespace Shop; static class Api {{ internal static void Run({parameter}) {{ }} }}",
        """
        namespace Shop;
        public class Rules
        {
            public static string Message => "{0}";
            private static string Nothing => "";
            private static bool Hidden(string value) => true;
            public static bool Number(int value) => true;
            public static int Odd(string value) => 1;
            public static string? Text(string value) => null;
            public static ValidationResult? InContext(string value, ValidationContext context) => null;
        }
        public sealed class InContextAttribute : ValidationAttribute { protected override ValidationResult? IsValid(object? value, ValidationContext context) => null; }
        public sealed class SetOnly { public SetOnly([Required] string a) { } public string? B { get; set; } }
        public static class Services { public static Rules Rules { get; } = new(); }
        """,
    ];

    private static ResolvedRoutes Routes(string parameter) => ResolvedRoutes.Of("GET /a: Api.Run", Sources(parameter));
}
