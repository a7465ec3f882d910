using System.Text.RegularExpressions;

namespace ContainerStarter.Tests;

/// <summary>The program as the README starts it.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly string Readme = File.ReadAllText(Repository.Folder("samples", "ContainerStarter", "README.md"));
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ContainerStarter.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("container-starter-").FullName;

    /// <summary>The table of the README: event, output, exit code.</summary>
    public static TheoryData<string, string, int> Events
    {
        get
        {
            var rows = new TheoryData<string, string, int>();
            foreach (Match row in Regex.Matches(Readme, @"^\| `(?<event>\{.*?)` \| `(?<printed>.*?)` \| (?<code>\d) \|$", RegexOptions.Multiline, TimeSpan.FromSeconds(10)))
            {
                rows.Add(row.Groups["event"].Value, row.Groups["printed"].Value, int.Parse(row.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture));
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_an_argument(string json, string printed, int exitCode) => Assert.Equal(printed, Invoke([json]).Expect(exitCode).TrimEnd());

    [Fact]
    public void What_is_no_event_is_told_with_what_to_write() =>
        Assert.Contains("Write it as JSON", Invoke(["Alice"]).Expect(2), StringComparison.Ordinal);

    [Fact]
    public void Two_runs_share_the_database()
    {
        Invoke(["""{"name":"Bob"}"""]).Expect();

        Assert.Contains("\"times\":2", Invoke(["""{"name":"Bob"}"""]).Expect(), StringComparison.Ordinal);
        Assert.Contains("\"statusCode\":200", Invoke(["GET", "/greetings/Bob"]).Expect(), StringComparison.Ordinal);
        Assert.Contains("\"statusCode\":404", Invoke(["GET", "/greetings/Carol"]).Expect(), StringComparison.Ordinal);
        Assert.Contains("\"statusCode\":400", Invoke(["POST", "/greetings", "{}"]).Expect(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_variables_is_read_in_development()
    {
        File.Copy(Repository.Folder("samples", "ContainerStarter", ".env.example"), Path.Combine(_folder, ".env"));
        Assert.Contains("Good day, Alice!", Invoke(["""{"name":"Alice"}"""]).Expect(), StringComparison.Ordinal);
        Assert.Contains("Hi, Alice!", Invoke(["""{"name":"Alice"}"""], ("SALUTATION", "Hi")).Expect(), StringComparison.Ordinal);

        File.AppendAllText(Path.Combine(_folder, ".env"), "no variable\n");
        Assert.Contains(".env(5): this is no variable", Invoke(["""{"name":"Alice"}"""]).Expect(2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stg", "Hello from staging, Alice!")]
    [InlineData("prd", "Hello, Alice!")]
    public void A_stage_has_settings_of_its_own(string stage, string message)
    {
        Assert.Contains($"The stage {stage} has no database. Set DATABASE", Invoke(["""{"name":"Alice"}"""], ("STAGE", stage)).Expect(1), StringComparison.Ordinal);
        Assert.Contains(message, Invoke(["""{"name":"Alice"}"""], ("STAGE", stage), ("DATABASE", "Data Source=other.db")).Expect(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "other.db")));
    }

    [Fact]
    public void A_stage_that_is_none_stops_the_function() =>
        Assert.Contains("STAGE is 'production'. Write dev, stg or prd.", Invoke(["""{"name":"Alice"}"""], ("STAGE", "production")).Expect(1), StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CommandResult Invoke(string[] arguments, params (string Name, string Value)[] environment) =>
        CommandLine.Run(_folder, "dotnet", [Program, "invoke", .. arguments], environment);
}
