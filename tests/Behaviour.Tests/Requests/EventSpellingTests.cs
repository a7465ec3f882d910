using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.Requests;

/// <summary>The events that the requests of the cases become, written in other ways: whoever made the event, the answer is the same.</summary>
public sealed class EventSpellingTests
{
    public static TheoryData<string, string> CasesAndSpellings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in CaseRouters.Names)
            {
                foreach (var spelling in EventSpelling.All.Keys) data.Add(name, spelling);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesAndSpellings))]
    public async Task Changes_no_answer(string name, string spelling)
    {
        // Each gets all requests in order: what the handlers of one keep is the same as what those of the other keep.
        var (plain, spelled) = (CaseRouters.Load(name), new RouterApp(CaseRouters.Load(name)));
        var wrong = new List<string>();
        foreach (var front in CaseFront.All)
        {
            foreach (var request in CaseRouters.Requests(name).Where(request => request.Conditions.Include(front)))
            {
                var response = await front.SendAsync(plain, request);
                if (response.Event.Length == 0) continue;
                var json = EventSpelling.All[spelling](response.Event);
                var answer = await spelled.SendEventAsync(json);
                if (RequestIds.Hide(answer) != RequestIds.Hide(response.Answer)) wrong.Add($"{request.Place} on {front.Name}: {answer}, not {response.Answer}\n{json}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
