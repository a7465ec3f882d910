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
    private Fields _fields;
    private bool _isRead;
    private bool _isAnswered;

    private CognitoTrigger(RecordPlace place)
        : base(place)
    {
    }

    /// <summary>Empty: Cognito gives its events no id.</summary>
    public override string Id => "";

    /// <summary>What happens, as <c>PreSignUp_SignUp</c>.</summary>
    public string TriggerSource => Reader.Text(Members.TriggerSource);

    /// <summary>The version of the event's shape, as <c>1</c>.</summary>
    public string Version => Reader.Text(Members.Version);

    /// <summary>The user pool's region.</summary>
    public string Region => Reader.Text(Members.Region);

    /// <summary>The user pool's id.</summary>
    public string UserPoolId => Reader.Text(Members.UserPoolId);

    /// <summary>The user's name; empty where there is no user yet.</summary>
    public string UserName => Reader.Text(Members.UserName);

    /// <summary>The id of the app client that the user comes through; empty where the event does not say.</summary>
    public string ClientId => Reader.Text(Reader.Find(Members.CallerContext, "clientId"u8));

    /// <summary>An attribute of the user (<c>request.userAttributes</c>), as <c>email</c>; <see langword="null"/> for one that the event does not have.</summary>
    public string? GetUserAttribute(string name) => Reader.TextOrNull(Reader.Find(Reader.Find(Members.Request, "userAttributes"u8), name));

    /// <inheritdoc/>
    private protected override RecordData Data => new(Members.Request, RecordDataForm.Json);

    private ref readonly Fields Members
    {
        get
        {
            if (!Volatile.Read(ref _isRead)) Read();
            return ref _fields;
        }
    }

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

        var members = Members;
        var json = Memory.Span;
        var answer = Received.AnswerStream();
        var start = members.Response.Start - (members.Response.IsString ? 1 : 0);
        if (members.Response.Kind == JsonKind.Missing)
        {
            start = members.End - 1;
            answer.Write(json[Slice.Start..start]);
            answer.Write(members.HasMembers ? ",\"response\":"u8 : "\"response\":"u8);
        }
        else
        {
            answer.Write(json[Slice.Start..start]);
            start = members.Response.End;
        }

        JsonSerializer.Serialize(answer, response, type);
        answer.Write(json[start..members.End]);
    }

    /// <inheritdoc/>
    internal override void Finish()
    {
        if (!_isAnswered) Echo();
    }

    /// <inheritdoc/>
    static CognitoTrigger IEventRecord<CognitoTrigger>.At(RecordPlace place) => new(place);

    private void Echo() => Received.AnswerStream().Write(Json.Span);

    private void Read()
    {
        var json = Reader;
        var fields = default(Fields);
        Span<byte> buffer = stackalloc byte[RecordJson.LongestName];
        var members = json.Members(Slice);
        while (members.NextProperty(out var nameSlice, out var value))
        {
            fields.HasMembers = true;
            var name = json.NameOf(nameSlice, buffer);
            if (name.SequenceEqual("triggerSource"u8)) fields.TriggerSource = value;
            else if (name.SequenceEqual("version"u8)) fields.Version = value;
            else if (name.SequenceEqual("region"u8)) fields.Region = value;
            else if (name.SequenceEqual("userPoolId"u8)) fields.UserPoolId = value;
            else if (name.SequenceEqual("userName"u8)) fields.UserName = value;
            else if (name.SequenceEqual("callerContext"u8)) fields.CallerContext = value;
            else if (name.SequenceEqual("request"u8)) fields.Request = value;
            else if (name.SequenceEqual("response"u8)) fields.Response = value;
        }

        fields.End = members.Position;
        _fields = fields;
        Volatile.Write(ref _isRead, true);
    }

    private struct Fields
    {
        public JsonSlice TriggerSource;
        public JsonSlice Version;
        public JsonSlice Region;
        public JsonSlice UserPoolId;
        public JsonSlice UserName;
        public JsonSlice CallerContext;
        public JsonSlice Request;
        public JsonSlice Response;

        /// <summary>Whether the event has any member.</summary>
        public bool HasMembers;

        /// <summary>Just after the event's closing brace.</summary>
        public int End;
    }
}
