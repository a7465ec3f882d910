using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads what follows the verb of an event route: a name, or for S3 and EVENT two texts with a slash between. The first mistake is reported.</summary>
internal sealed class EventTargetReader
{
    /// <summary>What to do about a target that no name can match, as a sentence without its full stop.</summary>
    public const string TooLong = "Nothing so long ever arrives: shorten it";

    private static readonly string[] _reservedRouteKeys = ["$connect", "$disconnect", "$default"];
    private static readonly string[] _authorizerTypes = ["token", "request"];
    private static readonly string[] _triggers =
    [
        "PreSignUp_SignUp", "PreSignUp_AdminCreateUser", "PreSignUp_ExternalProvider", "PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword",
        "PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_HostedAuth", "TokenGeneration_Authentication", "TokenGeneration_NewPasswordChallenge",
        "TokenGeneration_AuthenticateDevice", "TokenGeneration_RefreshTokens", "TokenGeneration_ClientCredentials", "DefineAuthChallenge_Authentication", "CreateAuthChallenge_Authentication",
        "VerifyAuthChallengeResponse_Authentication", "UserMigration_Authentication", "UserMigration_ForgotPassword", "CustomMessage_SignUp", "CustomMessage_AdminCreateUser",
        "CustomMessage_ResendCode", "CustomMessage_ForgotPassword", "CustomMessage_UpdateUserAttribute", "CustomMessage_VerifyUserAttribute", "CustomMessage_Authentication",
        "CustomEmailSender_*", "CustomSMSSender_*", "InboundFederation_ExternalProvider",
    ];

    private readonly EventVerb _verb;
    private readonly ScalarText _target;
    private readonly string _text;
    private readonly FileDiagnostics? _diagnostics;

    private EventTargetReader(EventVerb verb, ScalarText target, FileDiagnostics? diagnostics)
    {
        _verb = verb;
        _target = target;
        _text = target.Value;
        _diagnostics = diagnostics;
    }

    /// <summary>Reads a target that is not empty.</summary>
    /// <returns><see langword="null"/> for one that was reported.</returns>
    public static EventTarget? Read(EventVerb verb, ScalarText target, FileDiagnostics diagnostics) => new EventTargetReader(verb, target, diagnostics).Read();

    /// <summary>Reads the target of a route with a pattern, which is a name that nothing is compared with.</summary>
    /// <returns><see langword="null"/> for one that was reported.</returns>
    public static EventTarget? ReadPatternName(ScalarText target, FileDiagnostics diagnostics) =>
        new EventTargetReader(EventVerb.Event, target, diagnostics).CheckName(EventNameRule.Pattern, target.Length) ? new EventTarget(target.Value, Detail: null) : null;

    /// <summary>What a verb's target is, as the end of a sentence that begins with "lacks".</summary>
    public static string Describe(EventVerb verb) => verb switch
    {
        EventVerb.Event => "source and detail-type",
        EventVerb.Authorizer => "the type of the authorizer",
        EventVerb.Raw => "the kind of events",
        _ => EventNameRule.Of(verb)!.Subject,
    };

    /// <summary>A key with a good target.</summary>
    public static string ExampleOf(EventVerb verb) => EventVerbs.NameOf(verb) + " " + verb switch
    {
        EventVerb.Event => "my.shop/OrderPlaced",
        EventVerb.Authorizer => "token",
        EventVerb.Raw => "kafka",
        _ => EventNameRule.Of(verb)!.Example,
    };

    private EventTarget? Read()
    {
        if (_text.Length > RouteFileLimits.TargetLength) return Fail(Descriptors.TargetLength, 0, _text.Length, "A target", 1, RouteFileLimits.TargetLength, _text.Length, TooLong);
        return _verb switch
        {
            // A source may be a URL; it is never an ARN.
            not (EventVerb.Authorizer or EventVerb.Raw or EventVerb.Cognito or EventVerb.Invoke) when ResourceAddress.KindOf(_text) is { } kind && (_verb != EventVerb.Event || kind == ResourceAddress.Arn) => FailAddress(kind),
            EventVerb.Event => ReadEvent(),
            EventVerb.Authorizer => ReadChoice(_authorizerTypes),
            EventVerb.Raw => ReadChoice(RawKinds.All),
            EventVerb.Cognito => ReadTrigger(),
            EventVerb.Invoke when _text.Length == 0 => new EventTarget("", Detail: null),
            EventVerb.S3 => ReadObject(),
            EventVerb.WebSocket => ReadRouteKey(),
            _ => CheckName(EventNameRule.Of(_verb)!, _text.Length) ? new EventTarget(_text, Detail: null) : null,
        };
    }

    /// <summary>Reads <c>bucket</c> or <c>bucket/pattern</c>.</summary>
    private EventTarget? ReadObject()
    {
        var slash = _text.IndexOf('/');
        if (slash == 0) return FailPart(0, 1, EventNameRule.Bucket.Subject + " in front of it", $"'S3 {EventNameRule.Bucket.Example}{_text}'");
        var bucket = slash < 0 ? _text : _text.Substring(0, slash);
        if (!CheckName(EventNameRule.Bucket, bucket.Length)) return null;
        if (slash < 0) return new EventTarget(bucket, Detail: null);
        if (slash == _text.Length - 1) return FailPart(slash, 1, "the pattern of keys behind it", $"'S3 {bucket}' for every key");
        return CheckText(slash + 1, _text.Length, "the pattern of keys", IsKeyCharacter, "Remove it") ? new EventTarget(bucket, _text.Substring(slash + 1)) : null;
    }

    /// <summary>Reads <c>source/detail-type</c>; a source may hold slashes, and a detail-type spaces.</summary>
    private EventTarget? ReadEvent()
    {
        var slash = _text.LastIndexOf('/');
        if (slash < 0)
        {
            // A source has dots: my.shop, aws.ec2.
            var repaired = _text.IndexOf('.') > 0 ? $"'EVENT {_text}/*' for all events of a source" : $"'EVENT */{_text}' for a detail-type of any source";
            return FailPart(0, _text.Length, "the '/' between source and detail-type", repaired);
        }

        var source = _text.Substring(0, slash);
        var detail = _text.Substring(slash + 1);
        if (source.Length == 0) return FailPart(slash, 1, "the source in front of it", $"'EVENT *{_text}' for every source");
        if (detail.Length == 0) return FailPart(slash, 1, "the detail-type behind it", $"'EVENT {_text}*' for all events of the source");
        var isGood = CheckText(0, slash, "the source of an event", IsSourceCharacter, "A source has no spaces; those of a detail-type stand behind the last '/'")
            && CheckText(slash + 1, _text.Length, "a detail-type", IsDetailCharacter, "Its words are parted by one space");
        return isGood ? new EventTarget(source, detail) : null;
    }

    private EventTarget? ReadRouteKey()
    {
        if (!CheckName(EventNameRule.RouteKey, _text.Length)) return null;
        // '$conect' would be a good name, of a route that no message ever takes.
        var isSlip = _text[0] == '$' && Array.IndexOf(_reservedRouteKeys, _text) < 0 && Suggestions.Closest(_text, _reservedRouteKeys) is not null;
        return isSlip ? FailChoice(_reservedRouteKeys) : new EventTarget(_text, Detail: null);
    }

    private EventTarget? ReadChoice(string[] choices) => Array.IndexOf(choices, _text) >= 0 ? new EventTarget(_text, Detail: null) : FailChoice(choices);

    // Amazon adds triggers; what is nearly one of those we know is a slip.
    private EventTarget? ReadTrigger()
    {
        if (!CheckName(EventNameRule.Of(_verb)!, _text.Length)) return null;
        var isSlip = _text.IndexOf('*') < 0 && Array.IndexOf(_triggers, _text) < 0 && Suggestions.Closest(_text, _triggers) is not null;
        return isSlip ? FailChoice(_triggers) : new EventTarget(_text, Detail: null);
    }

    /// <summary>Checks the name at the beginning of the target.</summary>
    private bool CheckName(EventNameRule rule, int length)
    {
        var name = _text.Substring(0, length);
        var wrong = rule.FindWrong(name);
        if (wrong >= 0) return FailCharacter(wrong, rule.Subject, "It is " + rule.Made);
        if (!CheckStars(0, length)) return false;

        // Of a pattern only what is written counts: each star may stand for nothing.
        var stars = name.Count(character => character == '*');
        if (length - stars <= rule.Most && (stars > 0 || length >= rule.Least)) return true;
        var advice = length < rule.Least ? $"Write the whole name, or '{name}*' for all that begin so" : TooLong;
        Fail(Descriptors.TargetLength, 0, length, char.ToUpperInvariant(rule.Subject[0]) + rule.Subject.Substring(1), rule.Least, rule.Most, length - stars, advice);
        return false;
    }

    private bool CheckText(int start, int end, string subject, Func<string, int, int, int, bool> isAllowed, string advice)
    {
        for (var index = start; index < end; index++)
        {
            if (!isAllowed(_text, index, start, end)) return FailCharacter(index, subject, advice);
        }

        return CheckStars(start, end);
    }

    private bool CheckStars(int start, int end)
    {
        var row = _text.IndexOf("**", start, end - start, StringComparison.Ordinal);
        if (row < 0) return true;
        var rowEnd = row;
        while (rowEnd < end && _text[rowEnd] == '*') rowEnd++;
        Fail(Descriptors.StarsInRow, row, rowEnd - row, _text.Substring(row, rowEnd - row));
        return false;
    }

    private static bool IsKeyCharacter(string text, int index, int start, int end) => !char.IsControl(text[index]);

    private static bool IsSourceCharacter(string text, int index, int start, int end) => !char.IsControl(text[index]) && !char.IsWhiteSpace(text[index]);

    // A space has a word before it and behind it.
    private static bool IsDetailCharacter(string text, int index, int start, int end) =>
        text[index] == ' ' ? index > start && index < end - 1 && text[index - 1] != ' ' : IsSourceCharacter(text, index, start, end);

    private EventTarget? FailAddress(string kind)
    {
        // The ARN of a rule and the URL of a WebSocket API hold no name that their events are matched on.
        var target = _verb is EventVerb.Event or EventVerb.WebSocket ? "" : ResourceAddress.TargetOf(_verb, _text);
        var isTarget = target.Length > 0 && ResourceAddress.KindOf(target) is null && new EventTargetReader(_verb, ScalarText.Plain(target, 0), diagnostics: null).Read() is not null;
        var verb = EventVerbs.NameOf(_verb);
        return Fail(Descriptors.TargetIsAddress, 0, _text.Length, verb, Describe(_verb), kind, isTarget ? verb + " " + target : ExampleOf(_verb));
    }

    private bool FailCharacter(int place, string subject, string advice)
    {
        var length = char.IsSurrogatePair(_text, place) ? 2 : 1;
        Fail(Descriptors.TargetCharacter, place, length, _text.Substring(place, length), subject, advice);
        return false;
    }

    private EventTarget? FailPart(int start, int length, string part, string repaired) => Fail(Descriptors.TargetPart, start, length, _text.Substring(start, length), part, repaired);

    private EventTarget? FailChoice(string[] choices) =>
        Fail(Descriptors.WrongValue, 0, _text.Length, _text, EventVerbs.NameOf(_verb), Suggestions.Closest(_text, choices) ?? string.Join(" or ", choices));

    private EventTarget? Fail(DiagnosticDescriptor descriptor, int start, int length, params object[] arguments)
    {
        _diagnostics?.Report(descriptor, _target.SpanOf(start, length), arguments);
        return null;
    }
}
