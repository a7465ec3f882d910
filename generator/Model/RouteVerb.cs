namespace RouteGen.Generator.Model;

/// <summary>The verbs of an HTTP route key, in the order of the runtime's <c>HttpVerb</c> and of the listing.</summary>
internal enum RouteVerb
{
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
    Options,
    Any,
}
