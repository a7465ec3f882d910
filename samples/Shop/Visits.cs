using System.Globalization;
using RouteGen;

namespace Shop;

public static class Visits
{
    /// <summary>Counts a browser's visits in a cookie.</summary>
    public static HttpResult Welcome([FromCookie] int visits = 0)
    {
        visits++;
        return HttpResults
            .Text(visits == 1 ? "Welcome to the Shop." : string.Create(CultureInfo.InvariantCulture, $"Welcome back, visit {visits}."))
            .WithCookie(new SetCookie("visits", visits.ToString(CultureInfo.InvariantCulture)) { MaxAge = TimeSpan.FromDays(30) });
    }
}
