using System.ComponentModel;
using RouteGen.Hosting;

namespace RouteGen.Routing;

/// <summary>The environment variables of <c>enabled-when:</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RouteSwitch
{
    /// <summary>Whether a variable is <c>true</c> or <c>1</c>, whatever its case. Everything else leaves the routes off; what is neither on nor off in so many letters is logged.</summary>
    public static bool IsOn(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value) || value == "0" || value.Equals("false", StringComparison.OrdinalIgnoreCase)) return false;
        if (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase)) return true;
        LambdaEnvironment.Current.Log.Write(LogLevel.Warning, LogScope.None, $"The environment variable {variable} is neither true nor false: the routes that it switches are off.", exception: null);
        return false;
    }
}
