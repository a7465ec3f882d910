using RouteGen.Benchmarks.Request;

return args switch
{
    [InstructionTracer.Command, var file] => InstructionTracer.Run(file),
    [CountedProcess.Command] => CountedProcess.Run(),
    _ => RequestReport.Run(isQuick: args.Contains("--quick")),
};
