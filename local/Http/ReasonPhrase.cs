using System.Net;
using System.Text;

namespace RouteGen.Local.Http;

/// <summary>The words behind a status, for people who read responses raw.</summary>
internal static class ReasonPhrase
{
    /// <summary><c>Not Found</c> for 404; empty for a status that has no name.</summary>
    public static string Of(int status)
    {
        var name = ((HttpStatusCode)status).ToString();
        if (!char.IsAsciiLetter(name[0])) return "";
        if (status == 200) return "OK";
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0) words.Append(' ');
            words.Append(letter);
        }

        return words.ToString();
    }
}
