using System.ComponentModel.DataAnnotations;

namespace ContainerStarter;

/// <summary>Whom to greet.</summary>
public sealed record GreetingRequest([property: Required, StringLength(100, MinimumLength = 1)] string Name);

/// <summary>A greeting, and how often that name was greeted.</summary>
public sealed record Greeting(string Message, int Times);

/// <summary>The module: what the function does. It knows neither Lambda nor the database.</summary>
public static class Greetings
{
    /// <summary>Greets somebody, and counts it.</summary>
    public static async Task<Greeting> Greet(GreetingRequest request, GreetingRepository greetings, Settings settings, CancellationToken cancellation)
    {
        var times = await greetings.AddAsync(request.Name, cancellation);
        return new Greeting($"{settings.Salutation}, {request.Name}!", times);
    }

    /// <summary>How often somebody was greeted; <see langword="null"/>, which is answered 404, for somebody who never was.</summary>
    public static async Task<Greeting?> Find(string name, GreetingRepository greetings, Settings settings, CancellationToken cancellation)
    {
        return await greetings.CountAsync(name, cancellation) is { } times ? new Greeting($"{settings.Salutation}, {name}!", times) : null;
    }
}
