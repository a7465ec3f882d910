using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>A function that keeps the last event and answers as it is told.</summary>
internal sealed class ScriptedFunction(string answer = """{"statusCode":200,"headers":{},"multiValueHeaders":{},"isBase64Encoded":false}""") : IFunction
{
    public byte[] LastEvent { get; private set; } = [];

    public int Invocations { get; private set; }

    public ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        LastEvent = json.ToArray();
        Invocations++;
        return new(new FunctionAnswer(Encoding.UTF8.GetBytes(answer), "GET /scripted"));
    }
}
