using System.Globalization;

namespace RouteGen.Local;

/// <summary>What the command line asks for.</summary>
internal sealed record LocalOptions(int Port, Front Front, bool Freezes = false)
{
    public const string Usage =
        """
        Serves this application on localhost: each request goes through the event of an AWS front and the application's own router.

          --port N       the port on 127.0.0.1; 0 takes a free one (default 8080)
          --front NAME   what stands in front of the function; the first of these that a route is for, unless set:
                           rest   API Gateway REST API
                           http   API Gateway HTTP API, payload format 2.0
                           url    Lambda Function URL
                           alb    Application Load Balancer
          --freeze       what a handler leaves running stands still after its answer, as in Lambda, until the next request
          --help         shows this
          invoke ...     sends one event instead: invoke --help
          functions      lists the functions of routes.yaml; --parameters writes them for a template

        """;

    public static LocalOptions Default { get; } = new(8080, Front.Rest);

    /// <summary>The name of <see cref="Front"/> on the command line.</summary>
    public string FrontName => Front switch
    {
        Front.Rest => "rest",
        Front.HttpApiV2 => "http",
        Front.FunctionUrl => "url",
        _ => "alb",
    };

    /// <summary>Whether the command line asks for freezing.</summary>
    public static bool AsksForFreezing(IReadOnlyList<string> args) => args.Contains("--freeze", StringComparer.Ordinal);

    /// <summary>Reads the command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="front">The front unless one is named.</param>
    /// <returns>The options, or what is wrong with the arguments.</returns>
    public static (LocalOptions? Options, string? Error) Parse(IReadOnlyList<string> args, Front front = Front.Rest)
    {
        var options = Default with { Front = front };
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--freeze")
            {
                options = options with { Freezes = true };
                continue;
            }

            var (name, value) = Split(args[i]);
            if (name is not ("--port" or "--front")) return (null, $"Unknown argument '{args[i]}'.");
            if (value is null)
            {
                if (++i == args.Count) return (null, $"{name} needs a value.");
                value = args[i];
            }

            if (name == "--port")
            {
                if (!ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return (null, $"'{value}' is no port: a number from 0 to 65535.");
                options = options with { Port = port };
            }
            else
            {
                if (FrontOf(value) is not { } named) return (null, $"'{value}' is no front: rest, http, url or alb.");
                options = options with { Front = named };
            }
        }

        return (options, null);
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    internal static Front? FrontOf(string name) => name switch
    {
        "rest" => Front.Rest,
        "http" => Front.HttpApiV2,
        "url" => Front.FunctionUrl,
        "alb" => Front.Alb,
        _ => null,
    };
}
