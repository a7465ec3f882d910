using System.Text;
using BranchPreview.Payments;

namespace BranchPreview.Tests;

/// <summary>The application as a process over PostgreSQL, in a schema of its own, with the payment providers of this process.</summary>
public sealed class PostgresPreview : Preview, IDisposable
{
    private readonly PostgresServer _server;
    private readonly PreviewProcess _process;
    private readonly HttpClient _http;

    public PostgresPreview()
    {
        // The fixture of tests that are skipped is made all the same.
        if (!PostgresServer.IsInstalled)
        {
            (_server, _process, _http) = (null!, null!, null!);
            return;
        }

        _server = new PostgresServer();
        _process = PreviewProcess.Start(
            [
                ("BRANCHPREVIEW_POSTGRES", _server.ConnectionString),
                ("BRANCHPREVIEW_SCHEMA", "branch_of_the_tests"),
                ("BRANCHPREVIEW_KEY", Key),
                ("CONSUME_QUEUES", "true"),
                .. ProvidersOf("NORTHPAY", Providers.SettingsOf(ProviderName.Northpay)),
                .. ProvidersOf("KITEPAY", Providers.SettingsOf(ProviderName.Kitepay)),
            ]);
        _http = new HttpClient { BaseAddress = _process.Address };
    }

    public string ConnectionString => _server.ConnectionString;

    public static IEnumerable<(string Name, string Value)> ProvidersOf(string prefix, ProviderSettings settings) =>
        [($"{prefix}_URL", settings.Address.ToString()), ($"{prefix}_USER", settings.User), ($"{prefix}_KEY", settings.Key), ($"{prefix}_WEBHOOK_SECRET", settings.WebhookSecret)];

    public override async Task<Answer> SendAsync(string method, string url, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json");
        }

        if (!headers.Any(header => header.Name == "X-Preview-Key")) request.Headers.Add("X-Preview-Key", Key);
        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type")) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var fields = response.Headers.Concat(response.Content.Headers).ToDictionary(field => field.Key, field => field.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new Answer($"{method} {url}", (int)response.StatusCode, text, fields.GetValueOrDefault);
    }

    public override async Task<bool> SendCourierUpdateAsync(string body)
    {
        using var content = new StringContent("SQS courier-updates " + body, Encoding.UTF8, "text/plain");
        using var response = await _http.PostAsync(new Uri("/_routegen/events", UriKind.Relative), content);
        // 400 would mean that no event could be made of it.
        Assert.True((int)response.StatusCode is 200 or 500, await response.Content.ReadAsStringAsync());
        return response.IsSuccessStatusCode;
    }

    public void Dispose()
    {
        _http?.Dispose();
        _process?.Dispose();
        _server?.Dispose();
    }
}
