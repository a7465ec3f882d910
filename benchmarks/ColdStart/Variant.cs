namespace RouteGen.Benchmarks.ColdStart;

/// <summary>How an app is compiled.</summary>
public enum Compilation
{
    NativeAot,
    ReadyToRun,
    Jit,
}

/// <summary>One published app.</summary>
/// <param name="Name">Names its folder.</param>
/// <param name="Group">What it serves: variants of one group do the same work.</param>
/// <param name="What">Who serves it.</param>
/// <param name="Compilation">How it is compiled.</param>
/// <param name="Project">Its project, from the root of the checkout.</param>
public sealed record Variant(string Name, string Group, string What, Compilation Compilation, string Project)
{
    /// <summary>The folder of its made sources.</summary>
    public string? Sources { get; init; }

    /// <summary>Properties for <c>dotnet publish</c>, as <c>Name=value</c>.</summary>
    public IReadOnlyList<string> Properties { get; init; } = [];

    /// <summary>Arguments for <c>dotnet publish</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>What it is sent; <see langword="null"/> for a program that only starts and exits.</summary>
    public Exchange? Exchange { get; init; }

    /// <summary>More variables of its environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it may fail to build or to run: then what needs it is unmeasured.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The assembly's name.</summary>
    public string Program { get; init; } = "bootstrap";

    public bool IsNative => Compilation == Compilation.NativeAot;

    public string Kind => Compilation switch
    {
        Compilation.NativeAot => "Native AOT",
        Compilation.ReadyToRun => "ReadyToRun",
        _ => "JIT",
    };
}

/// <summary>An event and the body that it has to be answered with, status 200; without a body any answer will do.</summary>
public sealed record Exchange(byte[] Event, string? Body);
