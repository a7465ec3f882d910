using LogUnpacker;

#if DEBUG
await using var local = LogUnpacker.Local.LocalS3.Of(args);
#endif
return await Router.RunAsync(args);
