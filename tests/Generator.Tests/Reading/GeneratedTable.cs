using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>A route file made at random, and the routes it declares.</summary>
internal sealed record GeneratedTable(string Text, string Expected)
{
    private static readonly string[] Literals = ["users", "v1", "a-b_c", ".well-known", "@me", "日本", "caf%C3%A9", "x:y", "(z)", "😀", "%20", "it's"];
    private static readonly string[] Handlers = ["Users.Get", "Shop.Orders.List", "A.B.C.D", "ユーザー.取得"];
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ANY"];

    public static Gen<GeneratedTable> Tables => Gen.Choose(0, int.MaxValue).Select(seed => new Builder(new System.Random(seed)).Build());

    public override string ToString() => Text;

    /// <summary>Writes a table in forms taken at random; its own flattening of the groups is what the reader's is compared with.</summary>
    private sealed class Builder(System.Random random)
    {
        private readonly StringBuilder _text = new();
        private readonly List<string> _expected = [];
        private int _number;

        public GeneratedTable Build()
        {
            var hasNamespace = random.Next(2) == 0;
            if (hasNamespace) _text.Append("namespace: Root\n");
            _text.Append(Quote("routes")).Append(":\n");
            // One route at least: a table without any is an error.
            WriteRoute(2, "", hasNamespace ? "Root" : null);
            WriteMembers(2, "", hasNamespace ? "Root" : null, depth: 0);
            return new GeneratedTable(_text.ToString(), string.Join("\n", _expected));
        }

        private void WriteMembers(int indent, string prefix, string? @namespace, int depth)
        {
            // The prefix itself is a route of its group once at most: a second one would be the same key.
            if (depth > 0 && prefix.Length > 0 && random.Next(3) == 0) WriteRoute(indent, prefix, @namespace, isRoot: true);
            for (var count = random.Next(1, 5); count > 0; count--)
            {
                if (depth < 4 && random.Next(3) == 0) WriteGroup(indent, prefix, @namespace, depth);
                else WriteRoute(indent, prefix, @namespace);
            }
        }

        private void WriteGroup(int indent, string prefix, string? @namespace, int depth)
        {
            var own = random.Next(3) == 0 ? "" : "/" + Segments(random.Next(1, 3));
            var key = own.Length == 0 ? "group g" + _number++ : own;
            _text.Append(' ', indent).Append(Quote(key)).Append(":\n");
            if (random.Next(2) == 0)
            {
                @namespace = "Space" + _number++;
                _text.Append(' ', indent + 3).Append("namespace: ").Append(Quote(@namespace)).Append('\n');
            }

            WriteMembers(indent + 3, prefix + own, @namespace, depth + 1);
        }

        private void WriteRoute(int indent, string prefix, string? @namespace, bool isRoot = false)
        {
            var path = isRoot ? "/" : "/" + Segments(random.Next(1, 4)) + End();
            var verb = Verbs[random.Next(Verbs.Length)];
            var handler = Handlers[random.Next(Handlers.Length)];
            _text.Append(' ', indent).Append(Quote($"{verb} {path}")).Append(':');
            _text.Append(random.Next(4) switch
            {
                0 => $" {Quote(handler)}\n",
                1 => $"   {handler}   # note: {{\n",
                2 => $" {{ handler: {Quote(handler)} }}\n",
                _ => $"\n{new string(' ', indent + 1)}handler: {Quote(handler)}\n",
            });

            var whole = isRoot ? prefix : prefix + path;
            _expected.Add($"{verb} {Uri.UnescapeDataString(whole)}: {handler}{(@namespace is null ? "" : $" in {@namespace}")}");
        }

        /// <summary>Segments that begin with a number, so that no two keys are one.</summary>
        private string Segments(int count)
        {
            var segments = new List<string> { $"n{_number++}" };
            for (; count > 0; count--)
            {
                var literal = Literals[random.Next(Literals.Length)];
                segments.Add(random.Next(4) switch
                {
                    0 => literal,
                    1 => $"{{p-{_number++}}}",
                    2 => $"{{p{_number++}_x}}{literal}{{q{_number++}}}",
                    _ => literal + $"{{r{_number++}}}",
                });
            }

            return string.Join('/', segments);
        }

        private string End() => random.Next(4) switch
        {
            0 => "/",
            1 => $"/{{rest{_number++}+}}",
            _ => "",
        };

        private string Quote(string text) => random.Next(4) switch
        {
            0 => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'",
            1 => "\"" + text + "\"",
            _ => text,
        };
    }
}
