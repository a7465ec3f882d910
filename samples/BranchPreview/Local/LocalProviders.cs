using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using BranchPreview.Payments;

namespace BranchPreview.Local;

/// <summary>Both payment providers on this machine, speaking as theirs do: authentication, idempotency keys, errors.</summary>
/// <remarks>
/// The token of the card says what happens: <c>tok_declined</c> is declined, <c>tok_down</c> never gets an answer but 503, <c>tok_garbage</c> gets one that cannot be read, and of <c>tok_lost</c> the first answer is lost:
/// it is done, and answered 503. All others are good.
/// </remarks>
public sealed class LocalProviders : IDisposable
{
    private static readonly Lazy<LocalProviders> Shared = new(() => new LocalProviders());

    private readonly HttpListener _listener;
    private readonly ConcurrentDictionary<string, Reply> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Movement> _movements = new();
    private int _references;

    public LocalProviders()
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        _listener = new HttpListener { Prefixes = { Address.ToString() } };
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>The one of this process.</summary>
    public static LocalProviders Started => Shared.Value;

    public Uri Address { get; }

    /// <summary>What was really done, once for each key.</summary>
    public IEnumerable<Movement> Movements => _movements;

    public ProviderSettings SettingsOf(ProviderName provider) =>
        new(new Uri(Address, provider == ProviderName.Northpay ? "northpay/" : "kitepay/"), "preview", "key-of-this-machine", "secret-of-this-machine");

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var segments = context.Request.Url!.AbsolutePath.Trim('/').Split('/');
        var reply = segments[0] == "northpay" ? Northpay(context.Request, segments[1..], body) : Kitepay(context.Request, segments[1..], body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(reply.Body));
        context.Response.Close();
    }

    private Reply Northpay(HttpListenerRequest request, string[] path, string body)
    {
        if (request.Headers["Authorization"] != "Bearer key-of-this-machine") return new Reply(401, """{"error":{"code":"unauthorized"}}""");
        if (request.Headers["Idempotency-Key"] is not { Length: > 0 } key) return new Reply(400, """{"error":{"code":"key_missing"}}""");
        var json = JsonNode.Parse(body)!;
        return path switch
        {
            ["v1", "charges"] => Once("northpay", key, (string?)json["source"] ?? "", (long)json["amount"]!, Charge, declined: new Reply(402, """{"error":{"code":"card_declined"}}""")),
            ["v1", "charges", var charge, "capture" or "void"] => Done(key, path[3], charge, 0, "succeeded"),
            ["v1", "refunds"] => Done(key, "refund", (string)json["charge"]!, (long)json["amount"]!, "succeeded"),
            _ => new Reply(404, """{"error":{"code":"no_such_resource"}}"""),
        };

        static Reply Charge(string reference) => new(200, $$"""{"id":"{{reference}}","status":"authorized"}""");

        Reply Done(string once, string kind, string reference, long amount, string status) => Move(once, kind, reference, amount, new Reply(200, $$"""{"id":"{{reference}}","status":"{{status}}"}"""));
    }

    private Reply Kitepay(HttpListenerRequest request, string[] path, string body)
    {
        if (request.Headers["Authorization"] != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("preview:key-of-this-machine"))) return new Reply(401, """{"result":"WHO"}""");
        var form = WebhookForm.Read(body);
        if (!form.TryGetValue("request", out var key)) return new Reply(200, """{"result":"REQUEST MISSING"}""");
        var amount = form.TryGetValue("amount", out var text) ? (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100) : 0;
        return path switch
        {
            ["api", "payments"] => Once("kitepay", key, form.GetValueOrDefault("card", ""), amount, reference => new Reply(200, $$"""{"transaction":"{{reference}}","result":"APPROVED"}"""), declined: new Reply(200, """{"result":"REFUSED"}""")),
            ["api", "payments", var transaction, "settle"] => Move(key, "capture", transaction, 0, new Reply(200, """{"result":"DONE"}""")),
            ["api", "payments", var transaction, "cancel"] => Move(key, "void", transaction, 0, new Reply(200, """{"result":"DONE"}""")),
            ["api", "payments", var transaction, "refund"] => Move(key, "refund", transaction, amount, new Reply(200, """{"result":"DONE"}""")),
            _ => new Reply(200, """{"result":"UNKNOWN"}"""),
        };
    }

    private Reply Once(string provider, string key, string token, long amount, Func<string, Reply> approved, Reply declined)
    {
        switch (token)
        {
            case "tok_declined": return declined;
            case "tok_down": return new Reply(503, "");
            case "tok_garbage": return new Reply(200, "<html>");
            default:
                var reference = $"{provider}-{Interlocked.Increment(ref _references)}-{key[..8]}";
                var reply = Move(key, "authorise", reference, amount, approved(reference));
                return token == "tok_lost" && _lost.TryAdd(key, true) ? new Reply(503, "") : reply;
        }
    }

    private Reply Move(string key, string kind, string reference, long amount, Reply reply)
    {
        if (_replies.TryAdd(key, reply)) _movements.Enqueue(new Movement(kind, reference, amount));
        return _replies[key];
    }

    private readonly record struct Reply(int Status, string Body);
}

/// <summary>Money that was moved, or set aside.</summary>
public sealed record Movement(string Kind, string Reference, long Amount);
