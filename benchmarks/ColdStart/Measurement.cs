namespace RouteGen.Benchmarks.ColdStart;

/// <summary>One run of a program.</summary>
/// <param name="First">Milliseconds from the start of the process until its first answer was there; of a program that only exits, until then.</param>
/// <param name="Last">The same for the last answer.</param>
/// <param name="CpuFirst">Milliseconds of processor time, user and system, of all threads, when the first answer was there.</param>
/// <param name="CpuLast">The same when the last was.</param>
/// <param name="CpuWarm">Microseconds of processor time an invocation, over the second half of them.</param>
/// <param name="PeakMemory">The most memory that was resident, in MB (10^6 bytes).</param>
public sealed record Measurement(double First, double Last, double CpuFirst, double CpuLast, double CpuWarm, double PeakMemory);
