using RouteGen.Benchmarks.Dispatch;

return DispatchReport.Run(isQuick: args.Contains("--quick"));
