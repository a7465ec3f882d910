#if DEBUG
// Queues of this machine, whose messages reach the consumers as Lambda would bring them.
RecordQueue.Local.LocalQueues.UseUnlessElsewhere();
#endif

return await RecordQueue.Router.RunAsync(args);
