using System.Globalization;

namespace RouteGen.Local;

/// <summary>
/// A <c>.env</c> file: the variables of development, a <c>NAME=value</c> a line. What the environment has already goes first. Only a Debug build outside of Lambda reads one, so that nothing
/// in a deployed function hangs on a file that somebody left beside it.
/// </summary>
internal static class EnvironmentFile
{
    public const string Name = ".env";

    /// <summary>Sets the variables of the file in the current folder, or else of the one that the build put beside the program.</summary>
    /// <returns><see langword="null"/>, or what is wrong with the file.</returns>
    public static string? Load() => Load([Path.GetFullPath(Name), Path.Combine(AppContext.BaseDirectory, Name)], Environment.GetEnvironmentVariable, Environment.SetEnvironmentVariable);

    internal static string? Load(IEnumerable<string> paths, Func<string, string?> find, Action<string, string> set)
    {
        if (paths.FirstOrDefault(File.Exists) is not { } path) return null;
        var number = 0;
        var variables = new List<KeyValuePair<string, string>>();
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.AsSpan().Trim() is [] or ['#', ..]) continue;
            if (Parse(line) is not { } variable) return string.Create(CultureInfo.InvariantCulture, $"{path}({number}): this is no variable. Write NAME=value, NAME=\"a value\" or a # comment.");
            variables.Add(variable);
        }

        // Of a name that stands twice the last counts, as with every other reader of such files.
        foreach (var (name, value) in variables.GroupBy(variable => variable.Key, StringComparer.Ordinal).Select(same => same.Last()))
        {
            if (find(name) is null) set(name, value);
        }

        return null;
    }

    /// <summary>Reads one line. Quotes keep blanks and <c>#</c>; in double ones <c>\n</c>, <c>\"</c> and <c>\\</c> are escapes. Nothing is expanded.</summary>
    /// <returns><see langword="null"/> for what is no variable.</returns>
    internal static KeyValuePair<string, string>? Parse(string line)
    {
        var text = line.Trim();
        if (text.StartsWith("export ", StringComparison.Ordinal)) text = text["export ".Length..].TrimStart();
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return null;
        var name = text[..equals].TrimEnd();
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')) return null;
        return ReadValue(text[(equals + 1)..].Trim()) is { } value ? new(name, value) : null;
    }

    private static string? ReadValue(string text)
    {
        if (text is not (['"' or '\'', ..]))
        {
            // A comment begins behind a blank: a # inside of a password is a part of it.
            var comment = text.IndexOf(" #", StringComparison.Ordinal);
            return (comment < 0 ? text.StartsWith('#') ? "" : text : text[..comment]).TrimEnd();
        }

        var value = new System.Text.StringBuilder();
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index] == text[0])
            {
                return text.AsSpan(index + 1).Trim() is [] or ['#', ..] ? value.ToString() : null;
            }

            var isEscape = text[0] == '"' && text[index] == '\\' && index + 1 < text.Length && text[index + 1] is ('n' or '"' or '\\');
            value.Append(isEscape ? (text[++index] == 'n' ? '\n' : text[index]) : text[index]);
        }

        return null;
    }
}
