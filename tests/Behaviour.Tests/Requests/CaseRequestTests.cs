using System.Text;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>The <c>requests.txt</c> of every case under <c>tests/Cases</c>, sent to the case's compiled router through every front.</summary>
public sealed class CaseRequestTests
{
    public static TheoryData<string, string> CasesAndFronts
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in CaseRouters.Names)
            {
                foreach (var front in CaseFront.All) data.Add(name, front.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesAndFronts))]
    public async Task Gives_the_expected_answers(string name, string front)
    {
        var router = CaseRouters.Load(name);
        var wrong = new List<string>();
        var requests = CaseRouters.Requests(name).Where(request => request.Conditions.Include(CaseFront.Of(front))).ToList();
        Assert.NotEmpty(requests);
        foreach (var request in requests)
        {
            var response = await CaseFront.Of(front).SendAsync(router, request);
            wrong.AddRange(Differences(request, response).Select(difference => $"{request.Place}: {difference}\n{response}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Differences(CaseRequest expected, TestResponse actual)
    {
        if (actual.StatusCode != expected.Status) yield return $"the status is {actual.StatusCode}, not {expected.Status}";
        foreach (var header in expected.AnswerHeaders.GroupBy(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (!actual.GetHeaders(header.Key).SequenceEqual(header)) yield return $"{header.Key} is '{string.Join("', '", actual.GetHeaders(header.Key))}', not '{string.Join("', '", header)}'";
        }

        var body = Encoding.UTF8.GetString(expected.AnswerBody.Span);
        var isRight = body.Contains(RequestIds.Placeholder, StringComparison.Ordinal)
            ? RequestIds.Hide(Encoding.UTF8.GetString(actual.Body.Span)) == body
            : actual.Body.Span.SequenceEqual(expected.AnswerBody.Span);
        if (!isRight) yield return $"the body is '{Encoding.UTF8.GetString(actual.Body.Span)}', not '{body}'";
    }
}
