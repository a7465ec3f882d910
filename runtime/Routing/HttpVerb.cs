using System.ComponentModel;

namespace RouteGen.Routing;

/// <summary>The verbs of the route table, in the order in which <see cref="RouterTables.Endpoints"/> lists them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum HttpVerb : byte
{
    /// <summary><c>GET</c></summary>
    Get,

    /// <summary><c>POST</c></summary>
    Post,

    /// <summary><c>PUT</c></summary>
    Put,

    /// <summary><c>PATCH</c></summary>
    Patch,

    /// <summary><c>DELETE</c></summary>
    Delete,

    /// <summary><c>HEAD</c></summary>
    Head,

    /// <summary><c>OPTIONS</c></summary>
    Options,

    /// <summary><c>ANY</c>: in the table, every method without a route of its own; in a request, a method that is none of the seven above.</summary>
    Any,
}
