using DeployBot;

#if DEBUG
// dotnet run -- slack '/deploy shop': what Slack would send, signed. dotnet run alone: stand-ins for whatever is not configured.
if (args is ["slack", .. var words]) return await DeployBot.Local.SlackCommandLine.RunAsync(words);
using var world = DeployBot.Local.LocalWorld.StartUnlessConfigured();
#endif
// Before Slack's three seconds begin.
await WarmUp.RunAsync();
return await Router.RunAsync(args);
