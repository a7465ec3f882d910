using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Routing;

public sealed class PathSegmentsTests
{
    private const int Limit = 5;

    private static readonly Gen<string> Paths =
        from parts in Gen.Elements("/", "/", "a", "users", "日本", "-", " ", "0123456789abcdef", new string('x', 40)).ArrayOf() select string.Concat(parts);

    [Fact]
    public void A_path_is_split_at_its_slashes_up_to_the_limit()
    {
        Prop.ForAll(Paths.ToArbitrary(), path =>
        {
            var expected = path.Split('/');
            var segments = Split(path, Limit);

            Assert.Equal(expected.Take(Limit), TextsOf(segments));
            Assert.Equal(expected.Length > Limit, segments.HasRest);
            var (start, length) = segments.RestFrom(0);
            Assert.Equal((0, Encoding.UTF8.GetByteCount(path)), (start, length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void An_encoded_path_is_split_as_the_plain_one()
    {
        Prop.ForAll(Paths.ToArbitrary(), path =>
        {
            var encoded = string.Join('/', path.Split('/').Select(segment => string.Concat(Encoding.UTF8.GetBytes(segment).Select(value => $"%{value:X2}"))));
            var (plain, decoded) = (Split(path, Limit), Split(encoded, Limit));

            Assert.Equal(TextsOf(plain), TextsOf(decoded));
            Assert.Equal(plain.HasRest, decoded.HasRest);
            Assert.Equal(plain.RestFrom(0), decoded.RestFrom(0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_shorter_path_after_a_longer_one_has_nothing_of_it()
    {
        var segments = Split(string.Concat(Enumerable.Repeat("a/", 100)), 64);
        segments.Clear();
        segments.AddPath("b/c"u8, isEncoded: false, 64);

        Assert.Equal(["b", "c"], TextsOf(segments));
        Assert.False(segments.HasRest);
    }

    [Fact]
    public void A_path_goes_on_after_segments_that_were_added_before()
    {
        var segments = new PathSegments();
        segments.AddSegment("admin"u8, isEncoded: true, isLiteral: true);
        segments.AddPath("users/7/x"u8, isEncoded: false, limit: 3);

        Assert.Equal(["admin", "users", "7"], TextsOf(segments));
        Assert.True(segments.HasRest);
        Assert.Equal((6, "users/7/x".Length), segments.RestFrom(1));
    }

    private static PathSegments Split(string path, int limit)
    {
        var segments = new PathSegments();
        segments.AddPath(Encoding.UTF8.GetBytes(path), isEncoded: true, limit);
        return segments;
    }

    private static IEnumerable<string> TextsOf(PathSegments segments) => Enumerable.Range(0, segments.Count).Select(index => Encoding.UTF8.GetString(segments[index]));
}
