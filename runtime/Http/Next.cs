using System.Diagnostics.CodeAnalysis;

namespace RouteGen;

/// <summary>What stands behind a middleware: the next one, at last the handler. A middleware that does not call it answers the request by itself.</summary>
/// <remarks>
/// It never throws what a handler threw: that has become an answer, by <c>errors:</c> or 500, so that every middleware sees the answer the client gets
/// (<see cref="HttpResult.Exception"/> says what it was made of). Called again, it calls the handler again; called again before it is done, it throws.
/// A middleware that does not await it is still waited for, and what it gives is dropped.
/// </remarks>
/// <returns>The answer so far. Its body is written and can be read: <see cref="HttpResult.GetBody"/>.</returns>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "What every middleware calls it. Visual Basic writes [Next].")]
public delegate ValueTask<HttpResult> Next();
