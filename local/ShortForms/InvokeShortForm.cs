using System.Text;
using RouteGen.Fronts;
using RouteGen.Hosting;
using RouteGen.Local.Events;
using RouteGen.Routing;

namespace RouteGen.Local.ShortForms;

/// <summary>The <c>invoke</c> command with an event in short form. An event as it is goes to <see cref="InvokeCommand"/> without this.</summary>
internal sealed class InvokeShortForm(Stream input, Stream output, Stream error)
{
    private const int WrongUse = 2;

    /// <summary>Makes the event, sends it through the router, and writes the answer.</summary>
    /// <param name="router">The router.</param>
    /// <param name="args">What follows <c>invoke</c>.</param>
    /// <returns>The exit code: 0; 1 when the event has no route or its handler failed; 2 when no event can be made.</returns>
    public async Task<int> RunAsync(CompiledRouter router, IReadOnlyList<string> args)
    {
        var answers = new StreamSink(output);
        var messages = new StreamSink(error);
        if (args is ["--help" or "-h"] or [])
        {
            (args.Count > 0 ? answers : messages).Write(Encoding.UTF8.GetBytes(InvokeUsage.Text));
            return args.Count > 0 ? 0 : WrongUse;
        }

        ReadOnlyMemory<byte> json;
        try
        {
            var source = new BodySource(input);
            json = ShortFormEvent.Make(ShortForm.Parse(args, args[0] == "RAW" ? source.ReadEvent : source.Read), new FrontSettings { BinaryMediaTypes = router.AnswersBinary });
        }
        catch (ShortFormException problem)
        {
            messages.Write(Encoding.UTF8.GetBytes(problem.Message + " 'invoke --help' shows what there is.\n"));
            return WrongUse;
        }

        return await new InvokeCommand(static () => [], answers, messages).AnswerAsync(router, json);
    }
}
