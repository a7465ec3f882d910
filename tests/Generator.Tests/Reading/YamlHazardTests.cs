using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>YAML that a parser takes in silence, or refuses without saying where.</summary>
public class YamlHazardTests
{
    [Theory]
    [InlineData("RG0011", "routes:\n  GET /a: A.B\n  ⟦GET /a⟧: C.D\n")]
    [InlineData("RG0011", "routes:\n  GET /a: A.B\n  '⟦GET /a⟧': C.D\n")]
    [InlineData("RG0011", "services: A\nroutes:\n  GET /a: A.B\n⟦services⟧: B\n")]
    [InlineData("RG0011", "routes:\n  GET /a: { handler: A.B, ⟦handler⟧: C.D }\n")]
    [InlineData("RG0011", "routes:\n  /a:\n    GET /: A.B\n  ⟦/a⟧:\n    GET /x: wrong\n    bad: too\n")]
    [InlineData("RG0012", "routes:\n  GET /a: ⟦&here⟧ A.B\n")]
    [InlineData("RG0012", "routes:\n  ⟦&here⟧ GET /a: A.B\n  GET /b: A.B\n")]
    [InlineData("RG0012", "routes: ⟦&here⟧\n  GET /a: A.B\n  GET /b: no handler at all, and not read\n")]
    [InlineData("RG0012", "routes:\n  GET /a: ⟦*there⟧\n")]
    [InlineData("RG0012", "routes:\n  ⟦<<⟧: *there\n  GET /a: A.B\n")]
    [InlineData("RG0012", "routes:\n  ⟦<<⟧: [*there, *here]\n  GET /a: A.B\n")]
    [InlineData("RG0012", "⟦*there⟧\n")]
    [InlineData("RG0012", "routes:\n  GET /a: { handler: A.B }⟦*there⟧\n")]
    [InlineData("RG0013", "routes:\n  GET /a: ⟦!Ref⟧ A.B\n")]
    [InlineData("RG0013", "routes:\n  GET /a: ⟦!!str⟧ A.B\n")]
    [InlineData("RG0013", "routes: ⟦!map⟧ { GET /a: A.B }\n")]
    [InlineData("RG0009", "routes:\n  GET /a: A.B\n⟦---⟧\nroutes:\n  GET /b: A.B\n")]
    [InlineData("RG0009", "routes:\n  GET /a: A.B\n...\n⟦routes:⟧\n  GET /b: A.B\n")]
    [InlineData("RG0022", "routes:\n  ⟦?⟧ [a, b]\n  : A.B\n  GET /a: A.B\n")]
    [InlineData("RG0022", "routes:\n  ⟦?⟧ GET /b\n  : A.B\n  GET /a: A.B\n")]
    [InlineData("RG0022", "routes:\n  ⟦:⟧ A.B\n  GET /a: A.B\n")]
    [InlineData("RG0022", "routes:\n  ⟦[a, b]⟧: A.B\n  GET /a: A.B\n")]
    [InlineData("RG0008", "⟦⟧")]
    [InlineData("RG0008", "⟦⟧\n\n")]
    [InlineData("RG0008", "⟦⟧# routes:\n")]
    [InlineData("RG0008", "⟦⟧---\n")]
    public void Is_an_error_at_its_place(string id, string marked) => RouteText.ReadWrong(id, marked);

    [Theory]
    [InlineData("RG0001", "routes:\n    GET /a: A.B\n  ⟦GET⟧ /b: C.D\n")]
    [InlineData("RG0001", "routes:\n  GET /a: { handler: A.B }⟦}⟧\n")]
    [InlineData("RG0001", "routes:\n  GET /a: A.B\n  GET /b: ⟦!<x:y>⟧ A.B\n")]
    [InlineData("RG0001", "routes:\n  GET /a: ⟦-⟧ A.B\n")]
    [InlineData("RG0001", "services: A\nroutes: 'x' ⟦y⟧\n")]
    [InlineData("RG0001", "'x' ⟦y⟧\n")]
    public void Broken_yaml_is_reported_at_the_last_good_place(string id, string marked)
    {
        var table = RouteText.ReadWrong(id, marked);
        Assert.True(table.IsBroken);
    }

    [Fact]
    public void What_stands_before_broken_yaml_is_kept()
    {
        var table = RouteText.Read("namespace: Shop\nroutes:\n  GET /a: A.B\n  /g:\n    GET /b: A.B\n  GET /c: { handler: A.B }}\n  GET /d: A.B\n");

        Assert.Equal("GET /a: A.B in Shop\nGET /g/b: A.B in Shop\nGET /c: A.B in Shop", RouteText.Describe(table.Routes));
        Assert.True(table.IsBroken);
    }

    [Fact]
    public void The_first_of_two_keys_is_a_related_place()
    {
        const string Text = "routes:\n  GET /a: A.B\n  GET /a: C.D\n";

        var diagnostic = Assert.Single(RouteText.Read(Text).Diagnostics);

        Assert.Equal(new LinePosition(1, 2), diagnostic.Related!.Lines.Start);
        Assert.Equal("GET /a", RouteText.TextAt(Text, diagnostic.Related));
        Assert.Equal("GET /a: A.B", RouteText.Describe(RouteText.Read(Text).Routes));
    }

    [Theory]
    [InlineData(0xFFFD)]
    [InlineData(0x0000)]
    [InlineData(0x0001)]
    [InlineData(0x001B)]
    [InlineData(0x007F)]
    [InlineData(0x009F)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xFEFF)]
    [InlineData(0x202E)]
    [InlineData(0x00AD)]
    [InlineData(0x200B)]
    [InlineData(0x2060)]
    [InlineData(0xFFFF)]
    public void A_character_that_is_no_text_is_refused_and_named(int code)
    {
        var table = RouteText.ReadWrong("RG0007", $"routes:\n  GET /a: A.B\n  GET /b⟦{(char)code}⟧c: A.B\n  GET /d: A.B\n");

        Assert.Contains($"U+{code:X4}", RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.Equal("GET /a: A.B\nGET /d: A.B", RouteText.Describe(table.Routes));
    }

    [Fact]
    public void A_file_in_another_encoding_has_one_error()
    {
        var bytes = Encoding.Unicode.GetBytes("routes:\n  GET /a: A.B\n");

        var file = RouteFileReader.Read(RouteText.Path, SourceText.From(new MemoryStream(bytes), Encoding.UTF8), RouteFileKind.App);

        Assert.Equal("RG0007", Assert.Single(file.Diagnostics).Descriptor.Id);
    }

    [Fact]
    public void A_byte_order_mark_at_the_beginning_is_none_of_the_text()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "routes:\n  GET /a: A.B\n"u8];

        var file = RouteFileReader.Read(RouteText.Path, SourceText.From(new MemoryStream(bytes)), RouteFileKind.App);

        Assert.Empty(file.Diagnostics);
        Assert.Equal("GET /a: A.B", RouteText.Describe(file.Routes));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    public void Lines_end_as_they_like(string end)
    {
        var table = RouteText.ReadWrong("RG1010", $"# first{end}routes:{end}  GET /a: A.B{end}{end}  ⟦get⟧ /b: A.B{end}  GET /c: A.B");

        Assert.Equal("GET /a: A.B\nGET /c: A.B", RouteText.Describe(table.Routes));
        Assert.Equal(4, table.Diagnostics[0].Location!.Lines.Start.Line);
    }

    [Fact]
    public void The_column_counts_utf16_as_the_compiler_does()
    {
        var table = RouteText.ReadWrong("RG1025", "routes:\n  GET /😀/日本: A⟦::⟧B\n");

        Assert.Equal("routes.yaml(2,16): error RG1025", table.Diagnostics[0].ToDiagnostic().ToString()[..31]);
    }

    [Theory]
    [InlineData("routes:\n  GET /a:\tA.B\n")]
    [InlineData("routes:\n  GET /a: A.B\t# note\n")]
    [InlineData("routes:\n  GET /a: A.B\t\n")]
    [InlineData("routes:\n  GET /a: A.B\n\t\n \t \n")]
    [InlineData("routes:\n\t# note\n  GET /a: A.B\n  \t# note\n")]
    [InlineData("routes:\n  GET /a: {\n\t\n\t# note\n    handler: A.B }\n")]
    public void A_tab_that_indents_nothing_does_no_harm(string text) => Assert.Equal("GET /a: A.B", RouteText.Describe(RouteText.ReadValid(text).Routes));

    [Theory]
    [InlineData("routes:\n⟦\t⟧GET /a: A.B\n\tGET /b: A.B\n")]
    [InlineData("routes:\n  /g:\n  ⟦\t⟧GET /a: A.B\n  \tGET /b: A.B\n  GET /c: A.B\n")]
    [InlineData("routes:\n  GET /a: {\n⟦\t\t⟧handler: A.B\n\t}\n")]
    [InlineData("services: A\n⟦\t⟧namespace: B\nroutes:\n  GET /a: A.B\n")]
    public void A_tab_before_a_line_is_an_error_once(string marked) => RouteText.ReadWrong("RG0010", marked);

    [Fact]
    public void Control_characters_of_escapes_do_not_reach_a_message()
    {
        var message = Assert.Single(RouteText.Read("routes:\n  GET /a: \"A\\n\\u202Eerror RG9999: forged\"\n").Diagnostics).ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture);

        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain('\u202E', message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("{")]
    [InlineData("\"\\")]
    [InlineData("? - : [")]
    [InlineData("&a &b *c")]
    [InlineData("!<")]
    [InlineData("--- ---\n...\n%\n")]
    public void Whatever_it_is_it_ends_in_an_error(string text) => Assert.Contains(RouteText.Read(text).Diagnostics, diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);
}
