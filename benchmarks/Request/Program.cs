using RouteGen.Benchmarks.Request;

return args switch
{
    [InstructionTracer.Command, var file] => InstructionTracer.Run(file),
    [CountedProcess.Command] => CountedProcess.Run(),
    [ExistingHandlerReport.Command, ..] => ExistingHandlerReport.Run(),
    _ => ExistingHandlerReport.Run() + RequestReport.Run(isQuick: args.Contains("--quick")),
};
