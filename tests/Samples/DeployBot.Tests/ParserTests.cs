using DeployBot.Commands;
using Lock = DeployBot.Commands.Lock;

namespace DeployBot.Tests;

public class ParserTests
{
    private readonly CommandParser _parser = new(new Settings(name => name switch
    {
        "DEPLOYBOT_SERVICES" => "shop=acme/shop",
        "DEPLOYBOT_ENVIRONMENTS" => "staging production",
        _ => null,
    }));

    public static TheoryData<string, Command> Commands => new()
    {
        { "deploy shop", new Deploy("shop", "staging", "main") },
        { "  DEPLOY   shop\tproduction  ", new Deploy("shop", "production", "main") },
        { "checkout shop staging release/1.2", new Checkout("shop", "staging", "release/1.2") },
        { "rollback shop", new Rollback("shop", "staging") },
        { "rollback shop production", new Rollback("shop", "production") },
        { "lock", new Lock("staging", TimeSpan.FromMinutes(30), "") },
        { "lock 90m", new Lock("staging", TimeSpan.FromMinutes(90), "") },
        { "lock production", new Lock("production", TimeSpan.FromMinutes(30), "") },
        { "lock production 1d data   migration", new Lock("production", TimeSpan.FromDays(1), "data migration") },
        { "lock production until tonight", new Lock("production", TimeSpan.FromMinutes(30), "until tonight") },
        { "unlock", new Unlock("staging") },
        { "unlock production", new Unlock("production") },
        { "status", new Status() },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_read(string text, Command command) => Assert.Equal(command, _parser.Parse(text).Command);

    [Theory]
    [InlineData("lock 25h")]
    [InlineData("lock 0m")]
    [InlineData("lock 2d")]
    [InlineData("lock stagin 1h")]
    [InlineData("lock because of me")]
    [InlineData("unlock staging please")]
    [InlineData("rollback")]
    [InlineData("rollback shop staging main")]
    [InlineData("deploy SHOP")]
    [InlineData("deploy shop Staging")]
    public void What_is_not_plain_is_refused(string text)
    {
        var (command, problem) = _parser.Parse(text);
        Assert.Null(command);
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("main", true)]
    [InlineData("feature/cart-2", true)]
    [InlineData("v1.2.3", true)]
    [InlineData("_x", true)]
    [InlineData("-x", false)]
    [InlineData("a..b", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a//b", false)]
    [InlineData(".a", false)]
    [InlineData("a.", false)]
    [InlineData("a/.b", false)]
    [InlineData("a.lock", false)]
    [InlineData("a@{1}", false)]
    [InlineData("a~1", false)]
    [InlineData("a?ref=x", false)]
    [InlineData("größe", false)]
    public void A_branch_is_what_git_takes_and_no_more(string branch, bool isOne) => Assert.Equal(isOne, _parser.Parse($"deploy shop staging {branch}").Command is not null);

    [Fact]
    public void A_branch_has_at_most_100_characters()
    {
        Assert.NotNull(_parser.Parse("deploy shop staging " + new string('a', 100)).Command);
        Assert.Null(_parser.Parse("deploy shop staging " + new string('a', 101)).Command);
        Assert.Contains("too long", _parser.Parse(new string('a', 501)).Problem, StringComparison.Ordinal);
        Assert.Contains("200 characters", _parser.Parse("lock 1h " + new string('a', 201)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_services_it_says_what_has_to_be_set() =>
        Assert.Contains("DEPLOYBOT_SERVICES", new CommandParser(new Settings(_ => null)).Parse("status").Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData("shop")]
    [InlineData("shop=acme")]
    [InlineData("shop=acme/shop/x")]
    [InlineData("=acme/shop")]
    public void A_list_of_services_that_cannot_be_read_stops_the_function(string text) =>
        Assert.Contains("shop=acme/shop", Assert.Throws<InvalidOperationException>(() => new Settings(name => name == "DEPLOYBOT_SERVICES" ? text : null)).Message, StringComparison.Ordinal);
}
