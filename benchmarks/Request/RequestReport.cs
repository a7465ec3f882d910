namespace RouteGen.Benchmarks.Request;

/// <summary>Measures, and writes the page.</summary>
internal static class RequestReport
{
    private const string Ours = nameof(RequestBenchmarks.RouteGen);
    private const string Map = nameof(RequestBenchmarks.HandWrittenMap);
    private const string AspNetCore = nameof(RequestBenchmarks.AspNetCore);

    /// <returns>The number of targets that were missed.</returns>
    public static int Run(bool isQuick)
    {
        RequestCase[] quick = [RequestCase.Id, RequestCase.IdAndText, RequestCase.JsonBody];
        var measured = Measurement.Of<RequestBenchmarks>("Requests", isQuick, (_, parameter) => !isQuick || quick.Contains((RequestCase)parameter(nameof(RequestBenchmarks.Case))));

        var report = new Report("request", "A request: event bytes to answer bytes", "dotnet run -c Release --project benchmarks/Request");
        AddTargets(report, measured);
        AddHeadlines(report, measured);
        AddTable(report, measured, EventKind.Rest, "REST API events (payload 1.0)");
        AddTable(report, measured, EventKind.HttpApi, "HTTP API events (payload 2.0)");
        return report.Publish();
    }

    private static void AddTargets(Report report, Measurement measured)
    {
        const string ToMap = "against a hand-written function map";
        const string ToAspNetCore = "against ASP.NET Core minimal API";
        Time(6, "request with an id and a text, small object, REST, " + ToMap, RequestCase.IdAndText, EventKind.Rest, Map, 20);
        Time(6, "request with an id and a text, small object, HTTP API, " + ToMap, RequestCase.IdAndText, EventKind.HttpApi, Map, 12);
        Time(6, "request with an id and a text, small object, REST, " + ToAspNetCore, RequestCase.IdAndText, EventKind.Rest, AspNetCore, 25);
        Time(6, "request with an id, REST, " + ToMap, RequestCase.Id, EventKind.Rest, Map, 30);

        report.Add(Target.AtMost(7, "garbage of a request with an id, REST", Cost(measured, Ours, RequestCase.Id, EventKind.Rest).Bytes, 0, "B"));
        report.Add(Target.AtMost(7, "garbage of a request with an id, HTTP API", Cost(measured, Ours, RequestCase.Id, EventKind.HttpApi).Bytes, 0, "B"));
        report.Add(Target.AtMost(7, "garbage of a request with an id and a text, small object, REST", Cost(measured, Ours, RequestCase.IdAndText, EventKind.Rest).Bytes, 100, "B"));
        report.Add(Target.AtMost(7, "garbage of a request with an id and a text, small object, HTTP API", Cost(measured, Ours, RequestCase.IdAndText, EventKind.HttpApi).Bytes, 100, "B"));
        Garbage(7, "garbage of a request with an id and a text, small object, REST, " + ToMap, RequestCase.IdAndText, 200);

        Time(8, "request with a JSON body, REST, " + ToMap, RequestCase.JsonBody, EventKind.Rest, Map, 2.7);
        Garbage(8, "garbage of a request with a JSON body, REST, " + ToMap, RequestCase.JsonBody, 9);

        void Time(int number, string what, RequestCase @case, EventKind front, string baseline, double goal) =>
            report.Add(Target.AtLeast(number, what, Cost(measured, baseline, @case, front).Nanoseconds / Cost(measured, Ours, @case, front).Nanoseconds, goal));

        void Garbage(int number, string what, RequestCase @case, double goal) =>
            report.Add(Target.AtLeast(number, what, (double)Cost(measured, Map, @case, EventKind.Rest).Bytes / Cost(measured, Ours, @case, EventKind.Rest).Bytes, goal));
    }

    private static void AddHeadlines(Report report, Measurement measured)
    {
        var (ours, map, aspNetCore) = (Of(Ours), Of(Map), Of(AspNetCore));
        report.AddHeadline("a request, against a hand-written function map over System.Text.Json", $"{Figure.Format(map.Nanoseconds / ours.Nanoseconds)}x faster");
        report.AddHeadline("a request, against ASP.NET Core minimal API", $"{Figure.Format(aspNetCore.Nanoseconds / ours.Nanoseconds)}x faster");
        report.AddHeadline("its garbage, with those two", $"{Figure.Format(ours.Bytes)} B, {Figure.Format(map.Bytes)} B and {Figure.Format(aspNetCore.Bytes)} B");

        Cost Of(string method) => Cost(measured, method, RequestCase.IdAndText, EventKind.Rest);
    }

    private static void AddTable(Report report, Measurement measured, EventKind front, string heading)
    {
        var rows =
            from @case in RequestCase.All
            let ours = Look(measured, Ours, @case, front)
            where ours is not null
            let map = Cost(measured, Map, @case, front)
            let aspNetCore = Cost(measured, AspNetCore, @case, front)
            select (IReadOnlyList<string>)
            [
                @case.ToString(), $"{@case.EventOf(front).Length:N0}",
                Time(ours), Garbage(ours),
                $"{Time(map)} ({Figure.Format(map.Nanoseconds / ours.Nanoseconds)}x)", Garbage(map),
                $"{Time(aspNetCore)} ({Figure.Format(aspNetCore.Nanoseconds / ours.Nanoseconds)}x)", Garbage(aspNetCore),
            ];
        report.AddTable(
            heading,
            "From the event's bytes to the answer's bytes, in one process, with the same handlers of the Shop behind all three; before anything is measured, their answers are compared. "
            + "The hand-written function map deserializes the event into an object with System.Text.Json's source generator and looks the route up in a dictionary. "
            + "ASP.NET Core minimal API is the slim builder without logging behind a server that makes a request of the event.",
            ["bound and answered", "event B", "RouteGen", "B", "hand-written function map", "B", "ASP.NET Core minimal API", "B"],
            rows);
    }

    private static string Time(Cost cost) => cost.Nanoseconds switch
    {
        >= 1_000_000 => $"{Figure.Format(cost.Nanoseconds / 1_000_000)} ms",
        >= 10_000 => $"{Figure.Format(cost.Nanoseconds / 1_000)} µs",
        _ => $"{Figure.Format(cost.Nanoseconds)} ns",
    };

    private static string Garbage(Cost cost) => $"{cost.Bytes:N0}";

    private static Cost Cost(Measurement measured, string method, RequestCase @case, EventKind front) =>
        Look(measured, method, @case, front) ?? throw new InvalidOperationException($"{method} was not measured with {@case}.");

    private static Cost? Look(Measurement measured, string method, RequestCase @case, EventKind front) =>
        measured[method, (nameof(RequestBenchmarks.Case), @case), (nameof(RequestBenchmarks.Front), front)];
}
