using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RouteGen.Local.Http;

/// <summary>
/// A small HTTP/1.1 server on the loopback address. It exists because <see cref="HttpListener"/> keeps only the last of several header
/// lines of one name, and answers 404 by itself to any Host but the one it was started with: a front needs the request as it was sent.
/// </summary>
internal sealed class HttpServer : IDisposable
{
    // A browser opens six; a load test some hundred. More than this is a mistake.
    private const int MaxConnections = 512;

    private readonly TcpListener _listener;
    private readonly IRequestHandler _handler;
    private readonly ConcurrentDictionary<HttpConnection, bool> _connections = new();
    private readonly SemaphoreSlim _slots = new(MaxConnections);

    /// <summary>Takes the port.</summary>
    /// <param name="port">The port, 0 for any that is free.</param>
    /// <param name="handler">Answers the requests.</param>
    /// <exception cref="SocketException">The port is taken, or not for this user.</exception>
    public HttpServer(int port, IRequestHandler handler)
    {
        _handler = handler;
        _listener = new TcpListener(IPAddress.Loopback, port);
        // Without it Windows lets two servers have one port, and the requests go to either.
        if (OperatingSystem.IsWindows()) _listener.ExclusiveAddressUse = true;
        _listener.Start();
    }

    /// <summary>How long requests that are being answered may take when the server ends.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where it listens, the port it was given or has found.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Serves until <paramref name="stop"/> and, at most, the <see cref="GracePeriod"/>.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _slots.WaitAsync(stop);
                var connection = await AcceptAsync(stop);
                _connections.TryAdd(connection, true);
                // On the pool: a handler that blocks must not keep the next client waiting at the door.
                _ = Task.Run(() => ServeAsync(connection, stop), CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody asked for the end.
        }

        _listener.Stop();
        await DrainAsync();
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var connection in _connections.Keys) connection.Dispose();
    }

    private async Task<HttpConnection> AcceptAsync(CancellationToken stop)
    {
        try
        {
            var socket = await _listener.AcceptSocketAsync(stop);
            // Nagle's algorithm holds small answers back.
            socket.NoDelay = true;
            return new HttpConnection(socket, Endpoint.Port, _handler);
        }
        catch
        {
            _slots.Release();
            throw;
        }
    }

    private async Task ServeAsync(HttpConnection connection, CancellationToken stop)
    {
        try
        {
            await connection.ServeAsync(stop);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
            _slots.Release();
        }
    }

    // Every connection holds a slot: when all slots are back, all connections are closed.
    private async Task DrainAsync()
    {
        using var patience = new CancellationTokenSource(GracePeriod);
        try
        {
            for (var i = 0; i < MaxConnections; i++) await _slots.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Those that are still busy are cut off.
        }
    }
}
