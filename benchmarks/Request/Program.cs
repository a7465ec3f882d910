using RouteGen.Benchmarks.Request;

return args switch
{
    [InstructionTracer.Command, var file] => InstructionTracer.Run(file),
    [CountedProcess.Command] => CountedProcess.Run(),
    [ExistingHandlerReport.Command, ..] => ExistingHandlerReport.Run(),
    [BatchReport.Command, ..] => BatchReport.Run(isQuick: args.Contains("--quick")),
    _ => ExistingHandlerReport.Run() + RequestReport.Run(isQuick: args.Contains("--quick")) + BatchReport.Run(isQuick: args.Contains("--quick")),
};
