using System.Net.Sockets;
using RouteGen.Fronts;

namespace RouteGen.Local.Http;

/// <summary>One client's connection: requests in, responses out, one after the other.</summary>
internal sealed class HttpConnection(Socket socket, int port, IRequestHandler handler) : IDisposable
{
    /// <summary>What API Gateway takes at most; the fronts refuse less where Lambda does.</summary>
    public const int MaxBody = 10 * 1024 * 1024;

    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TransferTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    /// <summary>Serves until the client leaves, or until <paramref name="stop"/> and the answer under way.</summary>
    public async Task ServeAsync(CancellationToken stop)
    {
        var reader = new RequestReader(_stream);
        try
        {
            do
            {
                using var idle = CancellationTokenSource.CreateLinkedTokenSource(stop);
                idle.CancelAfter(IdleTime);
                if (!await reader.WaitAsync(idle.Token)) return;
            }
            while (await AnswerAsync(reader, stop));
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone or has nothing more to say, or the server ends: nobody is left to tell.
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Reads one request and answers it.</summary>
    /// <returns>Whether another request may follow.</returns>
    private async Task<bool> AnswerAsync(RequestReader reader, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TransferTime);
        RequestHead head;
        byte[]? body;
        try
        {
            head = await reader.ReadHeadAsync(patience.Token);
            if (head.ExpectsContinue && head.ContentLength <= MaxBody) await ResponseWriter.WriteContinueAsync(_stream, patience.Token);
            body = await reader.ReadBodyAsync(head, MaxBody, patience.Token);
        }
        catch (RefusedRequestException problem)
        {
            handler.NoteRefusal(problem.Status, problem.Message);
            await EndWithAsync(reader, FrontResponse.Own(problem.Status, "text/plain; charset=utf-8", problem.Message + "\n", problem.Message), hasBody: true);
            return false;
        }

        var request = new FrontRequest
        {
            Method = head.Method,
            Target = head.Target,
            Headers = head.Headers,
            Body = body,
            Protocol = head.Protocol,
            SourceAddress = "127.0.0.1",
            Scheme = "http",
            Port = port,
        };
        var hasBody = head.Method != "HEAD";
        if (body is null)
        {
            await EndWithAsync(reader, handler.RefuseBody(request), hasBody);
            return false;
        }

        var response = await handler.AnswerAsync(request);
        var keepsAlive = head.KeepsAlive && !stop.IsCancellationRequested;
        using var sending = new CancellationTokenSource(TransferTime);
        await ResponseWriter.WriteAsync(_stream, response, hasBody, keepsAlive, sending.Token);
        return keepsAlive;
    }

    private async Task EndWithAsync(RequestReader reader, FrontResponse response, bool hasBody)
    {
        using var patience = new CancellationTokenSource(DrainTime);
        await ResponseWriter.WriteAsync(_stream, response, hasBody, keepsAlive: false, patience.Token);
        socket.Shutdown(SocketShutdown.Send);
        await reader.DrainAsync(patience.Token);
    }
}
