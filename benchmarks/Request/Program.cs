using RouteGen.Benchmarks.Request;

return RequestReport.Run(isQuick: args.Contains("--quick"));
