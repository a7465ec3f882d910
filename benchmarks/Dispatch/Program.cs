using RouteGen.Benchmarks.Dispatch;

var isQuick = args.Contains("--quick");
if (args is not [MeasuringProcess.Command, var lookup, var table, var file, ..]) return DispatchReport.Run(isQuick);
MeasuringProcess.Measure(lookup, table, file, isQuick);
return 0;
