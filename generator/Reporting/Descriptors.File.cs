using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidYaml = Error(
        "RG0001",
        "The file is not valid YAML",
        "This is not valid YAML: {0}. Check the indentation and the quotes here and on the line above.");

    public static readonly DiagnosticDescriptor NoRouteFile = Error(
        "RG0002",
        "An executable has no route file",
        "The project has no routes.yaml, so its function would answer nothing. Add a routes.yaml beside the project file, or list yours as <RouteFile Include=\"...\" />.");

    public static readonly DiagnosticDescriptor LanguageVersionTooLow = Error(
        "RG0003",
        "The project's C# version is too low",
        "The generated router needs C# 11, and this project is compiled as C# {0}. Set <LangVersion> to 11 or higher, or remove it.");

    public static readonly DiagnosticDescriptor TwoAppFiles = Error(
        "RG0004",
        "There are two app files",
        "Only one file can hold the app's options, and '{0}' is it already. Move the routes of this file to a fragment under routes/.");

    public static readonly DiagnosticDescriptor FileTooLarge = Error(
        "RG0005",
        "The file is too large",
        "A route file holds at most {0} {1}, and this one holds more. Split it into fragments under routes/.");

    public static readonly DiagnosticDescriptor NestedTooDeep = Error(
        "RG0006",
        "The file is nested too deep",
        "Nothing in a route file is nested deeper than {0} levels, and here a level too many starts. Look for a bracket above that is never closed.");

    public static readonly DiagnosticDescriptor UnreadableCharacter = Error(
        "RG0007",
        "The file holds a character that is no text",
        "The character {0} cannot stand in a route file: {1}.");

    public static readonly DiagnosticDescriptor EmptyFile = Error(
        "RG0008",
        "The file is empty",
        "This route file holds nothing but comments or blank lines. Write 'routes:' with routes under it, or delete the file.");

    public static readonly DiagnosticDescriptor SecondDocument = Error(
        "RG0009",
        "The file holds a second YAML document",
        "A route file is one YAML document, and here a second one starts. Remove the '---' or '...' line, or move what follows to a fragment under routes/.");

    public static readonly DiagnosticDescriptor TabIndentation = Error(
        "RG0010",
        "A line is indented with a tab",
        "YAML does not allow tabs in front of a line. Indent with spaces, here and wherever else the file has tabs.");

    public static readonly DiagnosticDescriptor DuplicateKey = Error(
        "RG0011",
        "A key is written twice",
        "'{0}' is written twice here, and YAML would keep only one of them. Remove one.");

    public static readonly DiagnosticDescriptor AliasOrAnchor = Error(
        "RG0012",
        "YAML anchors, aliases and merge keys are not used in route files",
        "YAML reads '{0}' as {1}, which route files do not use. Write the value out; text that begins with this character stands in quotes.");

    public static readonly DiagnosticDescriptor Tag = Error(
        "RG0013",
        "YAML tags are not used in route files",
        "YAML reads '{0}' as a tag, which route files do not use. Remove it; text that begins with '!' stands in quotes.");

    public static readonly DiagnosticDescriptor Directive = Error(
        "RG0014",
        "A line begins with '%'",
        "YAML reads a line that begins with '%' as a directive and would skip it. Remove the line, or begin it with '#' to make it a comment.");

    public static readonly DiagnosticDescriptor MissingSpaceAfterColon = Error(
        "RG0015",
        "A colon has no space after it",
        "A colon ends a key only with a space after it, so YAML reads all of this as one word. Write '{0}'.");

    public static readonly DiagnosticDescriptor KeyCutByComment = Error(
        "RG0016",
        "A comment cuts a key off",
        "YAML reads everything after ' #' as a comment, so only '{0}' is left of this line. Remove the ' #', or write '%23' for a '#' in a path.");

    public static readonly DiagnosticDescriptor MissingColon = Error(
        "RG0017",
        "A line has no colon",
        "Every line is 'key: value', and this one has no colon followed by a space. Write '{0}'.");

    public static readonly DiagnosticDescriptor ReservedCharacter = Error(
        "RG0018",
        "Text begins with a character that YAML keeps for itself",
        "YAML keeps '{0}' at the beginning of a text for itself. Remove it, or put the text in quotes.");

    public static readonly DiagnosticDescriptor BracesInFlow = Error(
        "RG0019",
        "Braces inside '{ }' or '[ ]' are not quoted",
        "Inside '{{ }}' and '[ ]' YAML reads '{0}' as a mapping or list of its own. Put the text in quotes: '{1}'.");

    public static readonly DiagnosticDescriptor Unclosed = Error(
        "RG0020",
        "A bracket or quote is never closed",
        "This {0}. Write the closing {1}.");

    public static readonly DiagnosticDescriptor SecondColon = Error(
        "RG0021",
        "A line has two keys",
        "A line holds one 'key: value', and this is its second colon followed by a space. Write what follows on a line of its own, or remove the space.");

    public static readonly DiagnosticDescriptor KeyIsNotText = Error(
        "RG0022",
        "A key is no text",
        "A key is one text, such as 'GET /users', and here stands {0}. Write the key as plain text.");

    public static readonly DiagnosticDescriptor ValueOverLines = Error(
        "RG0023",
        "A value runs over several lines",
        "A value of a route file stands on one line. Write all of it behind its key.");

    public static readonly DiagnosticDescriptor MoreErrors = Error(
        "RG0024",
        "The file has more errors than are listed",
        "The file has {0} more errors, of which this is the first. Correct the ones listed; the others show then.");
}
