using RouteGen.Responses;
using RouteGen.Validation;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>Whether the arguments are wrong, which is answered with 400 and a list of all errors then.</summary>
    public bool Refuses(ValidationErrors errors)
    {
        if (errors.Count == 0) return false;
        Start(400);
        _collected.Clear();
        ProblemBody.Write(_collected, errors);
        _answer.SetContent(ContentKind.Problem, null);
        _answer.WriteUtf8(_collected.WrittenSpan);
        return true;
    }
}
