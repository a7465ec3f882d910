namespace BranchPreview.Payments;

internal static class WebhookForm
{
    /// <summary>The fields of a urlencoded form; of several of one name the last.</summary>
    public static Dictionary<string, string> Read(string form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = field.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? (field[..equals], field[(equals + 1)..]) : (field, "");
            fields[Decode(name)] = Decode(value);
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
