using System.ComponentModel;

namespace RouteGen.Patterns;

/// <summary>A part of an EventBridge pattern: whether a value of the event fits it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool PatternTest(PatternValue value);
