using Microsoft.CodeAnalysis;

namespace RouteGen.Testing.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("routegen-").FullName;
    private readonly List<(string Received, string Verified)> _opened = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_and_contents_are_those_of_Verify()
    {
        Verify(accepts: true, ("Router.g.cs", "class Router { }\r\n"), ("Router.Tables.g.cs", "class Tables { }"));

        Assert.Equal(["UserTests.Table#Router.Tables.g.verified.cs", "UserTests.Table#Router.g.verified.cs"], Files());
        // With a byte order mark, which File.ReadAllText takes off, and with line feeds.
        Assert.Equal("//HintName: Router.g.cs\nclass Router { }\n", File.ReadAllText(PathOf("Router.g.verified.cs")));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(PathOf("Router.g.verified.cs")).Take(3));
    }

    [Fact]
    public void What_was_verified_passes_and_leaves_no_files()
    {
        Verify(accepts: true, ("A.g.cs", "class A { }"));
        Verify(accepts: false, ("A.g.cs", "class A { }"));

        Assert.Equal(["UserTests.Table#A.g.verified.cs"], Files());
        Assert.Empty(_opened);
    }

    [Theory]
    [InlineData("//HintName: A.g.cs\r\nclass A\r\n{\r\n}\r\n")]
    [InlineData("\uFEFF//HintName: A.g.cs\nclass A\n{\n}\n")]
    public void Line_endings_and_the_byte_order_mark_make_no_difference(string verified)
    {
        File.WriteAllText(PathOf("A.g.verified.cs"), verified);

        Verify(accepts: false, ("A.g.cs", "class A\n{\n}\n"));
    }

    [Fact]
    public void A_new_source_fails_and_is_left_for_comparison()
    {
        var failure = Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "class A { }")));

        Assert.Contains("UserTests.Table#A.g.verified.cs is not there yet", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ROUTEGEN_ACCEPT=true", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["UserTests.Table#A.g.received.cs"], Files());
        Assert.Equal((PathOf("A.g.received.cs"), PathOf("A.g.verified.cs")), Assert.Single(_opened));
    }

    [Fact]
    public void An_empty_file_is_as_good_as_none()
    {
        File.WriteAllText(PathOf("A.g.verified.cs"), "");

        Assert.Contains("#A.g.verified.cs is not there yet", Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "1"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_shown_with_the_lines_around_it()
    {
        Verify(accepts: true, ("A.g.cs", "1\n2\n3\n4\n5\nold\n7\n8\n9\n10\n11\n"));
        var failure = Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "1\n2\n3\n4\n5\nnew\nnewer\n7\n8\n9\n10\n11\n")));

        // The hint name is line 1.
        Assert.Contains(
            """
            UserTests.Table#A.g.verified.cs differs.
            First difference in line 7:
                    4 3
                    5 4
                    6 5
              -     7 old
              +     7 new
              +     8 newer
                    9 7
                   10 8
                   11 9
            """,
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal("//HintName: A.g.cs\n1\n2\n3\n4\n5\nnew\nnewer\n7\n8\n9\n10\n11\n", File.ReadAllText(PathOf("A.g.received.cs")));
    }

    [Theory]
    [InlineData("a\nb\n", "a\n", "-     3 b")]
    [InlineData("a\n", "a\nb\n", "+     3 b")]
    [InlineData("a\n", "a", "-     3 ")]
    public void A_difference_at_the_end(string verified, string received, string expected)
    {
        Verify(accepts: true, ("A.g.cs", verified));

        Assert.Contains(expected, Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", received))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_differences_are_told_at_once()
    {
        Verify(accepts: true, ("A.g.cs", "1"), ("B.g.cs", "1"), ("C.g.cs", "1"));
        var failure = Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "2"), ("B.g.cs", "1"), ("D.g.cs", "1")));

        Assert.Contains("#A.g.verified.cs differs", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("#B.g", failure.Message, StringComparison.Ordinal);
        Assert.Contains("#C.g.verified.cs has no source any more", failure.Message, StringComparison.Ordinal);
        Assert.Contains("#D.g.verified.cs is not there yet", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_driver_that_wrote_nothing_fails(bool accepts) =>
        Assert.Contains("Nothing was generated", Assert.Throws<SnapshotException>(() => Verify(accepts)).Message, StringComparison.Ordinal);

    [Fact]
    public void Accepting_rewrites_adds_and_deletes()
    {
        Verify(accepts: true, ("A.g.cs", "1"), ("B.g.cs", "1"));
        Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "2"), ("C.g.cs", "1")));
        Verify(accepts: true, ("A.g.cs", "2"), ("C.g.cs", "1"));

        Assert.Equal(["UserTests.Table#A.g.verified.cs", "UserTests.Table#C.g.verified.cs"], Files());
        Verify(accepts: false, ("A.g.cs", "2"), ("C.g.cs", "1"));
    }

    [Fact]
    public void A_source_that_is_right_again_takes_its_received_file_away()
    {
        Verify(accepts: true, ("A.g.cs", "1"));
        Assert.Throws<SnapshotException>(() => Verify(accepts: false, ("A.g.cs", "2"), ("B.g.cs", "2")));
        Verify(accepts: false, ("A.g.cs", "1"));

        Assert.Equal(["UserTests.Table#A.g.verified.cs"], Files());
    }

    [Fact]
    public void Files_of_other_tests_are_left_alone()
    {
        string[] others = ["UserTests.TableTwo#A.g.verified.cs", "UserTests.Table_case#A.g.verified.cs", "UserTests.Table.verified.txt", "OtherTests.Table#A.g.verified.cs"];
        foreach (var other in others) File.WriteAllText(Path.Combine(_folder, other), "");
        Verify(accepts: true, ("A.g.cs", "1"));

        Assert.Equal(others.Append("UserTests.Table#A.g.verified.cs").Order(StringComparer.Ordinal), Files());
    }

    [Fact]
    public void Cases_of_one_test_have_files_of_their_own()
    {
        Snapshot.Verify(new WritingGenerator(("A.g.cs", "1")).Run().GetRunResult(), SnapshotFiles.Of(_folder, "UserTests", "Table", "path=/a:b"), accepts: true, (_, _) => { });

        Assert.Equal(["UserTests.Table_path=-a-b#A.g.verified.cs"], Files());
    }

    [Fact]
    public void A_defect_of_the_generator_is_no_empty_snapshot()
    {
        var result = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new FailingGenerator()).RunGenerators(Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("Test")).GetRunResult();
        var failure = Assert.Throws<SourceGeneratorException>(() => Snapshot.Verify(result, SnapshotFiles.Of(_folder, "UserTests", "Table", null), accepts: true, (_, _) => { }));

        Assert.Contains("defect", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The committed file beside this one was looked at by a person: the public way in finds it.</summary>
    [Fact]
    public void The_file_beside_the_test_is_found() => Snapshot.Verify(new WritingGenerator(("Greeting.g.cs", "// Hello, snapshot.\n")).Run());

    private void Verify(bool accepts, params (string HintName, string Text)[] sources)
    {
        _opened.Clear();
        GeneratorDriverRunResult result = new WritingGenerator(sources).Run().GetRunResult();
        Snapshot.Verify(result, SnapshotFiles.Of(_folder, "UserTests", "Table", null), accepts, (received, verified) => _opened.Add((received, verified)));
    }

    private IEnumerable<string> Files() => Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private string PathOf(string name) => Path.Combine(_folder, "UserTests.Table#" + name);
}
