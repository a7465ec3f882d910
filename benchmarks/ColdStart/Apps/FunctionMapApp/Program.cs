using System.Buffers;
using RouteGen.Benchmarks;

return FunctionLoop.Run(() =>
{
    var map = Functions.NewMap();
    var answer = new ArrayBufferWriter<byte>(4096);
    return json =>
    {
        answer.ResetWrittenCount();
        map.InvokeV1(json.Span, answer);
        return new ValueTask<ReadOnlyMemory<byte>>(answer.WrittenMemory);
    };
});
