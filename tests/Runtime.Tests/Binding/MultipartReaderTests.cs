using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Binding;

namespace RouteGen.Runtime.Tests.Binding;

public sealed class MultipartReaderTests
{
    [Fact]
    public void Fields_and_files()
    {
        var body = Encoding.UTF8.GetBytes("preamble\r\n--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n日本\r\n--b\r\ncontent-disposition: form-data; name=\"doc\"; filename=\"a b.txt\"\r\nContent-Type: text/plain\r\n\r\nline 1\r\n--not\r\n--b--\r\nepilogue");
        var parts = MultipartReader.Read("b"u8, body)!;
        Assert.Equal(2, parts.Count);
        Assert.False(parts[0].IsFile);
        Assert.True(parts[0].NameIs("title"u8));
        Assert.Equal("日本", Encoding.UTF8.GetString(parts[0].Content(body)));
        var file = parts[1].ToFile(body);
        Assert.Equal(("doc", "a b.txt", "text/plain", "line 1\r\n--not"), (file.Name, file.FileName, file.ContentType, Encoding.UTF8.GetString(file.Content.Span)));
        Assert.Equal(file.Content.Length, file.OpenRead().Length);
    }

    [Fact]
    public void Browsers_write_quotes_and_line_ends_percent_encoded()
    {
        var body = "--b\r\nContent-Disposition: form-data; name=\"a%22b\"; filename=\"x%0D%0Ay\"\r\n\r\n\r\n--b--"u8.ToArray();
        var file = Assert.Single(MultipartReader.Read("b"u8, body)!).ToFile(body);
        Assert.Equal(("a\"b", "x\r\ny", "application/octet-stream", 0), (file.Name, file.FileName, file.ContentType, file.Content.Length));
    }

    [Theory]
    [InlineData("name=\"a\"; filename=\"x\"", true)]
    [InlineData("name=\"a\"; FileName=\"x\"", true)]
    [InlineData("name=\"a\"; filename*=UTF-8''x", true)]
    [InlineData("name=\"a\"; filename=\"\"", true)]
    [InlineData("name=\"filename\"", false)]
    [InlineData("name=\"a; filename=x\"", false)]
    public void A_part_with_a_file_name_is_a_file(string parameters, bool expected)
    {
        var body = Encoding.UTF8.GetBytes($"--b\r\nContent-Disposition: form-data; {parameters}\r\n\r\nx\r\n--b--");
        Assert.Equal(expected, Assert.Single(MultipartReader.Read("b"u8, body)!).IsFile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--b")]
    [InlineData("--b\r\n")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--b")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--b--")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b--")]
    [InlineData("--b\r\nno colon\r\n\r\nx\r\n--b--")]
    [InlineData("--c\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--c--")]
    public void What_is_cut_off_or_out_of_place_is_no_form(string body) => Assert.Null(MultipartReader.Read("b"u8, Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_form_may_be_empty() => Assert.Empty(MultipartReader.Read("b"u8, "--b--"u8)!);

    [Fact]
    public void Parts_headers_and_boundary_are_bounded()
    {
        var part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        Assert.Equal(1024, MultipartReader.Read("b"u8, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 1024)) + "--b--"))!.Count);
        Assert.Null(MultipartReader.Read("b"u8, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, 1025)) + "--b--")));
        Assert.Null(MultipartReader.Read("b"u8, Encoding.UTF8.GetBytes($"--b\r\nX: {new string('x', 9000)}\r\n\r\nx\r\n--b--")));
        Assert.Null(MultipartReader.Read(Encoding.UTF8.GetBytes(new string('b', 71)), "--b--"u8));
        Assert.Null(MultipartReader.Read(default, "----"u8));
    }

    [Fact]
    public void Whatever_is_put_in_comes_out()
    {
        var contents = from bytes in Gen.Elements("\r\n", "--b", "--bo", "x", "\r", "\n", "-", "\0", "日").ArrayOf() select Encoding.UTF8.GetBytes(string.Concat(bytes));
        Prop.ForAll(contents.ArrayOf().ToArbitrary(), parts =>
        {
            const string Boundary = "boundary-that-is-not-in-it";
            var body = new MemoryStream();
            foreach (var content in parts)
            {
                body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n"));
                body.Write(content);
                body.Write("\r\n"u8);
            }

            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}--\r\n"));
            var read = MultipartReader.Read(Encoding.UTF8.GetBytes(Boundary), body.ToArray())!;
            Assert.Equal(parts, read.Select(part => part.Content(body.ToArray()).ToArray()));
        }).Check(Config.QuickThrowOnFailure);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=abc", "abc")]
    [InlineData("multipart/form-data;charset=x; Boundary=\"a;b c\" ; y=z", "a;b c")]
    [InlineData("multipart/form-data; x=\"; boundary=y\"; boundary=\"\"", "")]
    [InlineData("multipart/form-data; boundary", null)]
    [InlineData("multipart/form-data; boundary=\"abc", null)]
    [InlineData("multipart/form-data", null)]
    public void Parameters_of_a_media_type(string contentType, string? expected) =>
        Assert.Equal(expected, MediaType.TryGetParameter(Encoding.UTF8.GetBytes(contentType), "boundary"u8, out var value) ? Encoding.UTF8.GetString(value) : null);

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("APPLICATION/JSON; charset=utf-8", true)]
    [InlineData("application/merge-patch+json", true)]
    [InlineData("text/json", true)]
    [InlineData("application/jsonp", false)]
    [InlineData("text/plain", false)]
    [InlineData("+json", false)]
    [InlineData("", false)]
    public void JSON_media_types(string contentType, bool expected) => Assert.Equal(expected, MediaType.IsJson(Encoding.UTF8.GetBytes(contentType)));
}
