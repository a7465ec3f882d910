namespace RouteGen.Local.Tests;

public class LocalOptionsTests
{
    [Theory]
    [InlineData("", 8080, Front.Rest)]
    [InlineData("--port 0", 0, Front.Rest)]
    [InlineData("--port=9000", 9000, Front.Rest)]
    [InlineData("--front rest", 8080, Front.Rest)]
    [InlineData("--front http", 8080, Front.HttpApiV2)]
    [InlineData("--front=url --port 1", 1, Front.FunctionUrl)]
    [InlineData("--port 1 --front alb", 1, Front.Alb)]
    public void Arguments_that_make_sense(string args, int port, Front front) =>
        Assert.Equal((new LocalOptions(port, front), null), LocalOptions.Parse(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("", Front.Alb, false)]
    [InlineData("--front rest", Front.Rest, false)]
    [InlineData("--freeze", Front.Alb, true)]
    [InlineData("--port 8080 --freeze --front url", Front.FunctionUrl, true)]
    public void A_front_is_the_applications_unless_named_and_freezing_is_asked_for(string args, Front front, bool freezes)
    {
        var words = args.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((new LocalOptions(8080, front, freezes), null), LocalOptions.Parse(words, Front.Alb));
        Assert.Equal(freezes, LocalOptions.AsksForFreezing(words));
    }

    [Theory]
    [InlineData("--prot 80", "--prot")]
    [InlineData("8080", "8080")]
    [InlineData("--port", "--port needs a value")]
    [InlineData("--port 65536", "65536")]
    [InlineData("--port -1", "-1")]
    [InlineData("--port 80a", "80a")]
    [InlineData("--front", "--front needs a value")]
    [InlineData("--front lambda", "rest, http, url or alb")]
    public void Arguments_that_do_not(string args, string reason)
    {
        var (options, error) = LocalOptions.Parse(args.Split(' '));

        Assert.Null(options);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest", Front.Rest)]
    [InlineData("http", Front.HttpApiV2)]
    [InlineData("url", Front.FunctionUrl)]
    [InlineData("alb", Front.Alb)]
    public void A_front_has_one_name(string name, Front front) => Assert.Equal(name, new LocalOptions(0, front).FrontName);
}
