using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>Reads <c>sends:</c>: the names of queues, and with a verb before it any other target.</summary>
internal sealed class SendsReader(OptionReader options, FileDiagnostics diagnostics)
{
    private static readonly EventVerb[] Verbs = [EventVerb.Sqs, EventVerb.Sns, EventVerb.S3, EventVerb.DynamoDb, EventVerb.Kinesis, EventVerb.Event];

    public EquatableArray<DeclaredSend>? Read(RouteOption option, YamlEntry entry) => options.ReadItems(option, entry, item => Read(option, item));

    private DeclaredSend? Read(RouteOption option, ScalarText item)
    {
        var space = item.Value.IndexOf(' ');
        var verb = EventVerb.Sqs;
        if (space >= 0 && !(EventVerbs.TryParse(item.Value.Substring(0, space), out verb) && Array.IndexOf(Verbs, verb) >= 0 && space < item.Length - 1))
        {
            diagnostics.Report(Reporting.Descriptors.WrongValue, item.Slice(0, space).Span, item.Value, option.Name, option.Expected);
            return null;
        }

        return EventTargetReader.Read(verb, space < 0 ? item : item.Slice(space + 1), diagnostics) is { } target ? new DeclaredSend(verb, target, diagnostics.At(item.Span)) : null;
    }
}
