using System.Text;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>Everything is bounded: the reader runs at every keystroke, over whatever the file holds at that moment.</summary>
public class LimitTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("[{")]
    [InlineData("{a: ")]
    [InlineData("  [\n")]
    public void A_megabyte_of_brackets_is_refused_before_the_parser_sees_it(string repeated)
    {
        var text = Repeat("routes: ", repeated, 1_000_000);

        var file = RouteText.ReadFile(text);

        var diagnostic = Assert.Single(file.Diagnostics);
        Assert.Equal("RG0006", diagnostic.Descriptor.Id);
        Assert.True(RouteText.TextAt(text, diagnostic.Location!) is "[" or "{");
        Assert.True(file.IsBroken);
        Assert.Empty(file.Routes);
    }

    [Fact]
    public void Brackets_nest_as_deep_as_the_limit()
    {
        Assert.Equal("RG0006", Assert.Single(RouteText.Read(new string('[', 65) + new string(']', 65)).Diagnostics).Descriptor.Id);
        Assert.Equal("RG1006", Assert.Single(RouteText.Read(new string('[', 64) + new string(']', 64)).Diagnostics).Descriptor.Id);
    }

    [Fact]
    public void Groups_nest_as_deep_as_the_limit()
    {
        // Two levels are the file and 'routes'.
        var deepest = RouteText.ReadValid(Nested(groups: 62));
        Assert.Equal(string.Concat(Enumerable.Repeat("/a", 62)), deepest.Routes[0].Path.ToString());

        var tooDeep = RouteText.Read(Nested(groups: 63));
        Assert.Equal("RG0006", Assert.Single(tooDeep.Diagnostics).Descriptor.Id);

        static string Nested(int groups)
        {
            var text = new StringBuilder("routes:\n");
            for (var depth = 1; depth <= groups; depth++) text.Append(' ', depth).Append("/a:\n");
            return text.Append(' ', groups + 1).Append("GET /: A.B\n").ToString();
        }
    }

    [Theory]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("'\n")]
    [InlineData("\"\n")]
    [InlineData("a\n")]
    [InlineData("a: {x\n")]
    [InlineData("a: [{id}, b{c}\n")]
    [InlineData("a{: [ #}\n")]
    [InlineData("a: [ \"\n")]
    [InlineData("k: &a b\n")]
    [InlineData("<<: *a\n")]
    [InlineData("? a\n")]
    [InlineData("GET /a: {\n}\n")]
    [InlineData("\0\n")]
    [InlineData("\t\n")]
    [InlineData("!a!b ")]
    public void A_megabyte_of_anything_ends_in_a_bounded_list_of_errors(string repeated)
    {
        var file = RouteText.ReadFile(Repeat("routes:\n", repeated, 1_000_000));

        Assert.InRange(file.Diagnostics.Count, 0, RouteFileLimits.Diagnostics + 1);
    }

    [Theory]
    [InlineData("/*", "  GET ", ": A.B\n")]
    [InlineData("/:a", "  GET ", ": A.B\n")]
    [InlineData("(*", "  GET /", ": A.B\n")]
    [InlineData("{*a", "  GET /", ": A.B\n")]
    public void A_megabyte_of_long_foreign_paths_ends_in_a_bounded_list_of_errors(string repeated, string before, string after)
    {
        var path = Repeat("", repeated, 950);
        var text = new StringBuilder("routes:\n");
        for (var route = 0; route < 1_000; route++) text.Append(before).Append(path).Append(route).Append(after);

        Assert.Equal(RouteFileLimits.Diagnostics + 1, RouteText.ReadFile(text.ToString()).Diagnostics.Count);
    }

    [Fact]
    public void Keys_without_a_value_before_a_long_comment_and_a_trap_are_read_to_an_end()
    {
        var text = new StringBuilder("routes: {");
        for (var key = 0; key < 20_000; key++) text.Append(" /k").Append(key).Append(":,");
        text.Append("}\n");
        for (var line = 0; line < 100_000; line++) text.Append("# note\n");
        text.Append("  GET /x:Y.Z\n");

        Assert.Equal(RouteFileLimits.Diagnostics + 1, RouteText.ReadFile(text.ToString()).Diagnostics.Count);
    }

    [Fact]
    public void Errors_beyond_the_limit_are_counted_at_the_first_that_is_not_listed()
    {
        var text = new StringBuilder("routes:\n");
        for (var route = 0; route < RouteFileLimits.Diagnostics + 23; route++) text.Append("  get /").Append(route).Append(": A.B\n");

        var diagnostics = RouteText.ReadFile(text.ToString()).Diagnostics;

        Assert.Equal(RouteFileLimits.Diagnostics + 1, diagnostics.Count);
        Assert.Equal("routes.yaml(202,3): error RG0024: The file has 23 more errors", diagnostics[RouteFileLimits.Diagnostics].ToDiagnostic().ToString()[..61]);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        var file = RouteText.ReadFile(Repeat("routes:\n  GET /a: A.B\n", "#", RouteFileLimits.FileLength));

        Assert.Equal("routes.yaml(1,1): error RG0005", Assert.Single(file.Diagnostics).ToDiagnostic().ToString()[..30]);
        Assert.True(file.IsBroken);
    }

    [Fact]
    public void More_values_than_a_table_has_are_refused()
    {
        var file = RouteText.ReadFile(Repeat("routes:\n", "-\n", 2 * RouteFileLimits.Events + 100));

        Assert.Contains(file.Diagnostics, diagnostic => diagnostic.Descriptor.Id == "RG0005");
    }

    [Fact]
    public void A_path_is_as_long_as_the_limit()
    {
        var segments = string.Concat(Enumerable.Repeat("/abcdefghi", 63));
        RouteText.ReadValid($"routes:\n  GET {segments}/{new string('x', 1_000 - segments.Length - 1)}: A.B\n");
        RouteText.ReadWrong("RG1024", $"routes:\n  GET ⟦{segments}/{new string('x', 1_000 - segments.Length)}⟧: A.B\n");
        RouteText.ReadWrong("RG1024", $"routes:\n  GET ⟦{segments}/a/b⟧: A.B\n");
        RouteText.ReadWrong("RG1024", $"routes:\n  {segments}:\n    GET ⟦/a/b⟧: A.B\n");
        RouteText.ReadWrong("RG1024", $"routes:\n  {segments}:\n    GET ⟦/{new string('x', 1_000 - segments.Length)}⟧: A.B\n");
    }

    [Fact]
    public void A_key_that_yaml_would_not_take_for_one_is_a_path_too_long() =>
        RouteText.ReadWrong("RG1024", $"routes:\n  ⟦GET /{new string('x', 1_100)}⟧: A.B\n  GET /a: A.B\n");

    [Fact]
    public void Ten_thousand_routes_are_read_in_order()
    {
        var text = new StringBuilder("routes:\n");
        for (var route = 0; route < 10_000; route++) text.Append("  GET /v1/accounts/{account}/things").Append(route).Append("/{id}: Shop.Things.Get").Append(route).Append('\n');

        var table = RouteText.ReadValid(text.ToString());

        Assert.Equal(10_000, table.Routes.Count);
        Assert.Equal("GET /v1/accounts/{account}/things9999/{id}: Shop.Things.Get9999", RouteText.Describe(table.Routes[9_999]));
        Assert.Equal(10_000, table.Routes[9_999].Key.Lines.Start.Line);
    }

    private static string Repeat(string start, string repeated, int length)
    {
        var text = new StringBuilder(start, length + repeated.Length);
        while (text.Length <= length) text.Append(repeated);
        return text.ToString();
    }
}
