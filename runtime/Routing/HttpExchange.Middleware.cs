using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Responses;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>Behind middleware, which may yet compress it, an answer may be this long.</summary>
    internal const int LongestKeptAnswer = 64 * 1024 * 1024;

    private WrittenBody? _standing;
    private Exception? _failure;
    private MiddlewareStep? _running;
    private int _invocations;

    /// <summary>Whether bytes that are no text reach the client. A REST API without <c>binaryMediaTypes</c> hands base64 on as text.</summary>
    internal bool AnswersBytes => Front != Front.Rest || Router.AnswersBinary;

    /// <summary>Whether the answer to an exception says what it was. Only ever on a developer's own machine.</summary>
    internal bool ShowsExceptions { get; set; }

    /// <summary>What a handler or a middleware threw last, and the answer is for.</summary>
    internal Exception? Failure => _failure;

    /// <summary>What a middleware calls to go on to the next one.</summary>
    public Next Next(Func<ValueTask<HttpResult>> middleware)
    {
        var step = new MiddlewareStep(this, _invocations);
        return () => step.RunAsync(middleware);
    }

    /// <summary>What a middleware calls to go on to the handler.</summary>
    public Next Handler(Func<ValueTask> handler)
    {
        var step = new MiddlewareStep(this, _invocations);
        return () => step.RunAsync(handler);
    }

    /// <summary>Answers by what the outermost middleware gives.</summary>
    public ValueTask MiddlewareAsync(ValueTask<HttpResult> middleware) => AnswerByAsync(middleware, step: null);

    /// <summary>Answers for what was thrown: by the status that <c>errors:</c> gives it, else 500.</summary>
    internal void Fail(Exception exception)
    {
        _failure = exception;
        if (exception is BadRequestException problem) Problem(problem.StatusCode, problem.Message);
        else if (exception is OperationCanceledException && IsOutOfTime) TimeOut(exception);
        else if (Router.StatusOf(exception) is not 0 and var status) Fail(exception, status);
        else Fault(exception);
    }

    internal ValueTask<HttpResult> RunAsync(MiddlewareStep step, Func<ValueTask<HttpResult>> middleware) => RunAsync(step, () => AnswerByAsync(middleware(), step));

    internal async ValueTask<HttpResult> RunAsync(MiddlewareStep step, Func<ValueTask> handler)
    {
        BeginStep(step);
        try
        {
            await handler();
            return TakeResult();
        }
        catch (Exception exception) when (exception is not EventException)
        {
            Fail(exception);
            return TakeResult();
        }
        finally
        {
            EndStep(step);
        }
    }

    private async ValueTask AnswerByAsync(ValueTask<HttpResult> middleware, MiddlewareStep? step)
    {
        HttpResult? result;
        try
        {
            result = await middleware;
        }
        finally
        {
            // A middleware that did not await its 'next' left behind what would write into this answer, or into the next invocation's.
            while (Volatile.Read(ref _running) is { } inner && inner != step) await inner.Ended;
        }

        _failure = result?.Exception;
        await ResultAsync(result);
    }

    private void BeginStep(MiddlewareStep step)
    {
        step.Begin(_running, _invocations);
        Volatile.Write(ref _running, step);
        _failure = null;
        _answer.Limit = LongestKeptAnswer;
        _collected.Limit = LongestKeptAnswer;
    }

    private void EndStep(MiddlewareStep step)
    {
        Volatile.Write(ref _running, step.Outer);
        step.End();
    }

    /// <summary>The answer as it stands, for a middleware to look at and to change.</summary>
    private UntypedHttpResult TakeResult()
    {
        ReadWrittenAnswer();
        if (_answer.Status == 0) Nothing();
        if (_answer.HasBody) _standing ??= new WrittenBody(this, _answer);
        return new UntypedHttpResult(_answer.Status, _answer.HasBody ? _standing : null, _answer.Headers.ContentTypeText, _answer.Headers.ToArray(), _failure);
    }

    /// <summary>Answers anew what a handler of Amazon's style has serialized, so that it can be looked at and added to.</summary>
    private void ReadWrittenAnswer()
    {
        if (!IsAnswerWritten) return;
        try
        {
            var result = ProxyResponse.Read(WrittenAnswer.Span, mayBeBare: Front is Front.HttpApiV2 or Front.FunctionUrl);
            // What it reads is text or bytes, which nothing has to be waited for.
            ResultAsync(result).AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException)
        {
            Fault(exception);
        }
    }

    /// <summary>Answers by a result whose body stands here already.</summary>
    private bool TryAnswerStanding(HttpResult result)
    {
        if (result.Body is not WrittenBody body || !body.StandsIn(this)) return false;
        var isHead = Verb == HttpVerb.Head;
        if (isHead || !StatusCode.AllowsContent(result.Status)) LeaveStanding();
        _answer.Restart(result.Status, isHead);
        AddHeaders(result);
        if (result.ContentType is not null) _answer.SetContent(ContentKind.Other, result.ContentType);
        return true;
    }

    private void LeaveStanding()
    {
        _standing?.Detach();
        _standing = null;
    }

    private void Fail(Exception exception, int status)
    {
        Log(status < 500 ? LogLevel.Information : LogLevel.Error, $"The handler of {RouteKey} answered {status}.", exception);
        Start(status);
        WriteOccurrence(status, exception);
    }

    /// <summary>A problem that has a line in the log.</summary>
    private void WriteOccurrence(int status, Exception exception)
    {
        _collected.Clear();
        var detail = ShowsExceptions ? ExceptionText.Full(exception) : null;
        ProblemBody.Write(_collected, status, type: null, title: null, detail, Context.RequestId, isOccurrence: true);
        _answer.SetContent(ContentKind.Problem);
        _answer.WriteUtf8(_collected.WrittenSpan);
    }
}
