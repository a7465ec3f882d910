using RouteGen.Fronts;

namespace RouteGen.Local.Http;

/// <summary>Answers what the server has read.</summary>
internal interface IRequestHandler
{
    /// <summary>Answers a request. Called for many at once.</summary>
    ValueTask<FrontResponse> AnswerAsync(FrontRequest request);

    /// <summary>Answers a request whose body has more than <see cref="HttpConnection.MaxBody"/> bytes and is not read.</summary>
    FrontResponse RefuseBody(FrontRequest request);

    /// <summary>Notes a request that was refused before it was one.</summary>
    void NoteRefusal(int status, string reason);
}
