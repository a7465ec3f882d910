namespace App;

public static class Paths
{
    public static string Literal() => "literal";

    public static string PostLiteral() => "post";

    public static string Mixed(string id) => $"mixed {id}";

    public static string Parameter(string id) => $"parameter {id}";

    public static string Put(string id) => $"put {id}";

    public static string Any(string id) => $"any {id}";

    public static string Greedy(string rest) => $"greedy {rest}";

    public static string Part(string part) => $"part {part}";

    public static string Compare(string @base, string head) => $"{@base} to {head}";

    public static string Cancel(string name) => $"cancel {name}";

    public static string Flight(string from, string to) => $"from {from} to {to}";

    public static string Dish(string 皿) => $"dish {皿}";

    public static string Cafe() => "café";

    public static string Blank() => "a b";

    public static string WithoutSlash() => "without";

    public static string WithSlash() => "with";
}
