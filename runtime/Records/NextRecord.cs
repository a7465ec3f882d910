namespace RouteGen;

/// <summary>What stands behind a method of <c>around:</c>: the next one, at last the handler.</summary>
/// <remarks>It throws what the handler throws: whoever catches that takes the record for processed. A method that does not call it leaves the record out, and that counts as processed too.</remarks>
public delegate ValueTask NextRecord();
