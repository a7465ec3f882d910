using RouteGen.Hosting;

namespace RouteGen;

/// <summary>
/// Hooks around a SnapStart snapshot. They run only where SnapStart is on, and have to be registered before <c>Router.RunAsync</c>: in Program.cs or a module initializer.
/// </summary>
/// <remarks>What is unique to a process must not be made before the snapshot, or be made anew after: every environment of the function is restored from the same one.</remarks>
public static class LambdaLifecycle
{
    /// <summary>Registers what to do before the snapshot is taken: warm up, close connections. The last one registered runs first.</summary>
    /// <param name="hook">One that throws fails the publishing of the version.</param>
    public static void BeforeSnapshot(Func<ValueTask> hook) => SnapshotHooks.Shared.AddBefore(hook);

    /// <summary>Registers what to do after the process was restored, in the order of registration. Restoring and all hooks have ten seconds.</summary>
    /// <param name="hook">One that throws fails the invocation that caused the restore.</param>
    public static void AfterRestore(Func<ValueTask> hook) => SnapshotHooks.Shared.AddAfter(hook);
}
