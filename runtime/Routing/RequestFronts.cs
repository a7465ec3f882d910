using System.ComponentModel;

namespace RouteGen.Routing;

/// <summary>A set of <see cref="Front"/>s.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum RequestFronts
{
    /// <summary>No front.</summary>
    None = 0,

    /// <summary><see cref="Front.Rest"/>.</summary>
    Rest = 1 << Front.Rest,

    /// <summary><see cref="Front.HttpApiV1"/>.</summary>
    HttpApiV1 = 1 << Front.HttpApiV1,

    /// <summary><see cref="Front.HttpApiV2"/>.</summary>
    HttpApiV2 = 1 << Front.HttpApiV2,

    /// <summary><see cref="Front.FunctionUrl"/>.</summary>
    FunctionUrl = 1 << Front.FunctionUrl,

    /// <summary><see cref="Front.Alb"/>.</summary>
    Alb = 1 << Front.Alb,
}
