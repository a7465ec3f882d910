using System.Text.Json.Nodes;

namespace BranchPreview.Tests;

/// <summary>What the application answered, whichever way it was asked.</summary>
public sealed record Answer(string Request, int Status, string Body, Func<string, string?> Header)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public Guid Id => (Guid)Json["id"]!;

    public Answer Expect(int status)
    {
        Assert.True(Status == status, $"{Request}: {Status} and not {status}\n{Body}");
        return this;
    }
}
