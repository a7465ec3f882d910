using RouteGen.Benchmarks;

return FunctionLoop.Run(() => Endpoints.Start(EventKind.Rest).InvokeAsync);
