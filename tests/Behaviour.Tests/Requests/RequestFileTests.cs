using System.Text;

namespace RouteGen.Behaviour.Tests.Requests;

public sealed class RequestFileTests
{
    [Fact]
    public void A_block_has_conditions_a_request_and_an_answer()
    {
        var block = Assert.Single(Read("""

            # A comment.
            @ not alb routes
            @ claims sub=u-1 email=a=b
            @ base-path /shop
            > POST /a?b=c d
            > X-A: 1
            > X-A: a: b

            one

            two
            < 201
            < Location: /a
            <p>

            three

            # The end.
            """));

        Assert.Equal(("requests.txt(6)", "POST", "/a?b=c d", 201, "/shop"), (block.Place, block.Method, block.Url, block.Status, block.Conditions.BasePath));
        Assert.Equal([new("X-A", "1"), new("X-A", "a: b")], block.Headers);
        Assert.Equal([new("Location", "/a")], block.AnswerHeaders);
        Assert.Equal(("one\n\ntwo", "<p>\n\nthree"), (Text(block.Body), Text(block.AnswerBody)));
        Assert.Equal([new("sub", "u-1"), new("email", "a=b")], block.Conditions.Claims!);
        Assert.Equal(["rest", "http1", "http2", "url", "alb-multi"], CaseFront.All.Where(block.Conditions.Include).Select(front => front.Name));
    }

    [Fact]
    public void Blocks_follow_one_another_and_need_nothing_but_two_lines()
    {
        var blocks = Read("> GET /a\n< 200\n\n@ url routes\n> GET /b\n< 404\ntext\n");

        Assert.Equal(["/a", "/b"], blocks.Select(block => block.Url));
        Assert.Equal(["", "text"], blocks.Select(block => Text(block.AnswerBody)));
        Assert.All(CaseFront.All, front => Assert.True(blocks[0].Conditions.Include(front)));
        Assert.Equal(["rest-routes", "http1-routes", "http2-routes", "url"], CaseFront.All.Where(blocks[1].Conditions.Include).Select(front => front.Name));
    }

    [Fact]
    public void Bytes_are_base64_and_the_lines_of_a_form_end_as_they_must()
    {
        var blocks = Read("> PUT /a\n\nbase64 AP+A\n< 200\nbase64 gA==\n\n> PUT /a\n> Content-Type: multipart/form-data\n\n--a\n--a--\n< 200");

        Assert.Equal([0x00, 0xFF, 0x80], blocks[0].Body.ToArray());
        Assert.Equal([0x80], blocks[0].AnswerBody.ToArray());
        Assert.Equal("--a\r\n--a--", Text(blocks[1].Body));
    }

    [Theory]
    [InlineData("GET /", "requests.txt(1): a request, as '> GET /path' has to stand here.")]
    [InlineData("> GET\n< 200", "requests.txt(1): a request is '> GET /path'.")]
    [InlineData("> GET /\n> Accept\n< 200", "requests.txt(2): a header is 'Name: value'.")]
    [InlineData("> GET /\nbody\n< 200", "requests.txt(2): an answer, as '< 200' has to stand here.")]
    [InlineData("> GET /\n\n> GET /", "requests.txt(4): an answer, as '< 200' has to stand here.")]
    [InlineData("> GET /\n< OK", "requests.txt(2): a status has three digits.")]
    [InlineData("> GET /\n< 200\n< Allow", "requests.txt(3): a header is 'Name: value'.")]
    [InlineData("> GET /\n\nbase64 %\n< 200", "requests.txt(3): this is no base64.")]
    [InlineData("@ lattice\n> GET /\n< 200", "requests.txt(1): 'lattice' is no front.")]
    [InlineData("@ not\n> GET /\n< 200", "requests.txt(1): a front is missing.")]
    [InlineData("@ url\n@ alb\n> GET /\n< 200", "requests.txt(2): a block has one line that names its fronts.")]
    [InlineData("@ claims sub\n> GET /\n< 200", "requests.txt(1): a claim is 'name=value'.")]
    [InlineData("@ url\n\n> GET /\n< 200", "requests.txt(2): a request, as '> GET /path' has to stand here.")]
    public void What_is_out_of_place_is_told_with_its_line(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(text)).Message);

    private static IReadOnlyList<CaseRequest> Read(string text) => RequestFile.Read("requests.txt", text.Split('\n'));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
