using System.Net;
using System.Net.Sockets;
using RouteGen.Fronts;
using RouteGen.Local.Http;

namespace RouteGen.Local.Tests.Http;

public class HttpServerTests
{
    [Fact]
    public async Task A_request_that_never_ends_does_not_keep_the_server()
    {
        var handler = new HangingHandler();
        using var server = new HttpServer(0, handler) { GracePeriod = TimeSpan.Zero };
        using var stop = new CancellationTokenSource();
        var run = server.RunAsync(stop.Token);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Endpoint.Port);
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        await handler.Called;
        await stop.CancelAsync();

        await run.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void Only_the_loopback_address_is_bound()
    {
        using var server = new HttpServer(0, new HangingHandler());

        Assert.Equal(IPAddress.Loopback, server.Endpoint.Address);
    }

    private sealed class HangingHandler : IRequestHandler
    {
        private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Called => _called.Task;

        public ValueTask<FrontResponse> AnswerAsync(FrontRequest request)
        {
            _called.SetResult();
            return new(new TaskCompletionSource<FrontResponse>().Task);
        }

        public FrontResponse RefuseBody(FrontRequest request) => throw new InvalidOperationException("No body comes.");

        public void NoteRefusal(int status, string reason) => throw new InvalidOperationException(reason);
    }
}
