using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>A test that needs the conformance data beside the checkout. Elsewhere it is skipped, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (Repository.Conformance is null) Skip = "The conformance data is not beside this checkout.";
    }
}
