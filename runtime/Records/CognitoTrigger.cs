using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen;

/// <summary>
/// A trigger of a Cognito user pool. What the <c>Read</c> methods give is its <c>request</c>. Cognito gets the whole event back: with the response that the handler returned, or, where it returned none, as it came.
/// </summary>
public sealed class CognitoTrigger : EventRecord, IEventRecord<CognitoTrigger>
{
    private bool _isAnswered;

    private CognitoTrigger(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>Empty: Cognito gives its events no id.</summary>
    public override string Id => "";

    /// <summary>What happens, as <c>PreSignUp_SignUp</c>.</summary>
    public string TriggerSource => Reader.Text(Member("triggerSource"u8));

    /// <summary>The version of the event's shape, as <c>1</c>.</summary>
    public string Version => Reader.Text(Member("version"u8));

    /// <summary>The user pool's region.</summary>
    public string Region => Reader.Text(Member("region"u8));

    /// <summary>The user pool's id.</summary>
    public string UserPoolId => Reader.Text(Member("userPoolId"u8));

    /// <summary>The user's name; empty where there is no user yet.</summary>
    public string UserName => Reader.Text(Member("userName"u8));

    /// <summary>The id of the app client that the user comes through; empty where the event does not say.</summary>
    public string ClientId => Reader.Text(Member("callerContext"u8, "clientId"u8));

    /// <summary>An attribute of the user (<c>request.userAttributes</c>), as <c>email</c>; <see langword="null"/> for one that the event does not have.</summary>
    public string? GetUserAttribute(string name) => Reader.TextOrNull(Reader.Find(Member("request"u8, "userAttributes"u8), name));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Member("request"u8), RecordDataForm.Json);

    /// <summary>Answers the event with a response in it; <see langword="null"/> leaves it as it came. For emitted code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Answer<T>(T? response, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _isAnswered = true;
        if (response is null)
        {
            Echo();
            return;
        }

        var json = Memory.Span;
        var answer = Received.AnswerStream();
        var old = Member("response"u8);
        // A trigger's event has members: it is known by two of them.
        var isNew = old.Kind == JsonKind.Missing;
        var brace = json.LastIndexOf((byte)'}');
        var (start, end) = isNew ? (brace, brace) : (old.Start - (old.IsString ? 1 : 0), old.End);
        answer.Write(json[Slice.Start..start]);
        if (isNew) answer.Write(",\"response\":"u8);
        JsonSerializer.Serialize(answer, response, type);
        answer.Write(json[end..Slice.End]);
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        if (!_isAnswered) Echo();
    }

    /// <inheritdoc/>
    static CognitoTrigger IEventRecord<CognitoTrigger>.At(RecordPlace place) => new(place);

    private void Echo() => Received.AnswerStream().Write(Json.Span);
}
