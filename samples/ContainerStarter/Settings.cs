namespace ContainerStarter;

/// <summary>What differs between the stages. What is secret, or differs between people, is an environment variable and goes first.</summary>
/// <param name="Stage">dev, stg or prd.</param>
/// <param name="Salutation">What a greeting begins with.</param>
/// <param name="Database">The connection string of the database.</param>
public sealed record Settings(string Stage, string Salutation, string Database)
{
    /// <summary>Reads the settings of <c>STAGE</c>.</summary>
    /// <param name="variable">Finds an environment variable.</param>
    /// <exception cref="InvalidOperationException"><c>STAGE</c> is none of the three, or a stage lacks what it needs. The function does not start then.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var settings = variable("STAGE") switch
        {
            null or "" or "dev" => new Settings("dev", "Hello", "Data Source=greetings.db"),
            "stg" => new Settings("stg", "Hello from staging", ""),
            "prd" => new Settings("prd", "Hello", ""),
            var other => throw new InvalidOperationException($"STAGE is '{other}'. Write dev, stg or prd."),
        };
        settings = settings with
        {
            Salutation = variable("SALUTATION") is { Length: > 0 } salutation ? salutation : settings.Salutation,
            Database = variable("DATABASE") is { Length: > 0 } database ? database : settings.Database,
        };
        return settings.Database.Length > 0 ? settings : throw new InvalidOperationException($"The stage {settings.Stage} has no database. Set DATABASE to a connection string.");
    }
}
