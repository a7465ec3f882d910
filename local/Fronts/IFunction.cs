namespace RouteGen.Fronts;

/// <summary>What a function made of an event.</summary>
/// <param name="Json">Its answer, which belongs to the caller.</param>
/// <param name="Route">The route that took the event, <c>GET /users/{id}</c>; <see langword="null"/> when none did.</param>
internal readonly record struct FunctionAnswer(ReadOnlyMemory<byte> Json, string? Route);

/// <summary>A Lambda function, as its fronts see it. It may be invoked many times at once.</summary>
internal interface IFunction
{
    ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context);
}
