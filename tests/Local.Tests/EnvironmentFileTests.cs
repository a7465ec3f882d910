namespace RouteGen.Local.Tests;

/// <summary>The variables of a <c>.env</c> file.</summary>
public sealed class EnvironmentFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("routegen-env-").FullName;

    [Theory]
    [InlineData("A=1", "A", "1")]
    [InlineData("  export A_b2 = x y  # comment", "A_b2", "x y")]
    [InlineData("A=", "A", "")]
    [InlineData("A=#", "A", "")]
    [InlineData("A=a#b", "A", "a#b")]
    [InlineData("A=b=c==", "A", "b=c==")]
    [InlineData("A='a # \\n \"b\"' # x", "A", "a # \\n \"b\"")]
    [InlineData("A=\"a # \\n \\\"b\\\" \\\\ \\x\"", "A", "a # \n \"b\" \\ \\x")]
    [InlineData("A=日本 $B", "A", "日本 $B")]
    public void A_line_is_a_variable(string line, string name, string value) => Assert.Equal(new(name, value), EnvironmentFile.Parse(line));

    [Theory]
    [InlineData("A")]
    [InlineData("=1")]
    [InlineData("1A=1")]
    [InlineData("A-B=1")]
    [InlineData("A B=1")]
    [InlineData("A=\"open")]
    [InlineData("A='x' y")]
    [InlineData("A=\"x\\\"")]
    public void What_is_none_is_told_with_its_place(string line)
    {
        Assert.Null(EnvironmentFile.Parse(line));
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);

        var problem = EnvironmentFile.Load([Write("B=1\n\n" + line + "\n")], _ => null, variables.Add);

        Assert.Contains(".env(3): ", problem, StringComparison.Ordinal);
        Assert.Empty(variables);
    }

    [Fact]
    public void The_environment_goes_first_and_of_two_lines_the_last()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);

        Assert.Null(EnvironmentFile.Load(["no/such/.env", Write("# x\nA=1\r\nB=2\nC=3\nC=4\n"), "never.env"], name => name == "A" ? "" : null, variables.Add));

        Assert.Equal("B=2 C=4", string.Join(' ', variables.Select(variable => $"{variable.Key}={variable.Value}")));
    }

    [Fact]
    public void No_file_is_no_problem() => Assert.Null(EnvironmentFile.Load(["no/such/.env"], _ => null, (_, _) => Assert.Fail("nothing is set")));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, EnvironmentFile.Name);
        File.WriteAllText(path, text);
        return path;
    }
}
