namespace RouteGen.Generator.Model;

/// <summary>A stage's result, or what it died of: a defect of ours becomes a diagnostic that says so, not a generator that silently vanished.</summary>
internal sealed record Attempt<T>(T? Value, string? Failure)
    where T : class, IEquatable<T>
{
    public static Attempt<T> Of(Func<T> stage)
    {
        try
        {
            return new Attempt<T>(stage(), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new Attempt<T>(null, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>The next stage; it does not run on a failure, which is handed on.</summary>
    public Attempt<TNext> Then<TNext>(Func<T, TNext> stage)
        where TNext : class, IEquatable<TNext> => Value is null ? new Attempt<TNext>(null, Failure) : Attempt<TNext>.Of(() => stage(Value));
}
