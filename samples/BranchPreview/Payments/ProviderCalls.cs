using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BranchPreview.Payments;

internal static class ProviderCalls
{
    /// <summary>For every call to every provider: a function that waits costs, and its client has given up.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(8),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <returns>The status and the answer, whatever the status is below 500.</returns>
    /// <exception cref="ProviderUnavailableException">No answer, or none that can be read.</exception>
    public static async Task<(HttpStatusCode Status, T Answer)> SendAsync<T>(this HttpClient http, ProviderName provider, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests)
            {
                throw new ProviderUnavailableException($"{provider} answered {(int)response.StatusCode}.");
            }

            var answer = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), type);
            return (response.StatusCode, answer ?? throw new ProviderUnavailableException($"{provider} answered null."));
        }
        catch (JsonException problem)
        {
            // Not the exception's own message alone: it would not say whose answer that was.
            throw new ProviderUnavailableException($"{provider}'s answer cannot be read.", problem);
        }
        catch (HttpRequestException problem)
        {
            throw new ProviderUnavailableException($"{provider} cannot be reached.", problem);
        }
        catch (OperationCanceledException problem) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderUnavailableException($"{provider} did not answer in time.", problem);
        }
    }
}
