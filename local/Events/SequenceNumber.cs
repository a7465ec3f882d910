using System.Globalization;

namespace RouteGen.Local.Events;

/// <summary>The numbers by which queues and streams keep their order: as long as the service's own, and greater from one record to the next.</summary>
internal static class SequenceNumber
{
    public static string Of(string start, int length, DateTimeOffset time, int position)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{time.ToUnixTimeMilliseconds():D13}{position:D6}");
        return start + number.PadLeft(length - start.Length, '0');
    }
}
