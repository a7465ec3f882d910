using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    // What a trigger may fill in, as the user pool sends it: empty.
    private static readonly (string Trigger, string Response)[] TriggerResponses =
    [
        ("PreSignUp_", """{"autoConfirmUser":false,"autoVerifyEmail":false,"autoVerifyPhone":false}"""),
        ("CustomMessage_", """{"smsMessage":null,"emailMessage":null,"emailSubject":null}"""),
        ("TokenGeneration_", """{"claimsOverrideDetails":null}"""),
        ("DefineAuthChallenge_", """{"challengeName":null,"issueTokens":null,"failAuthentication":null}"""),
        ("CreateAuthChallenge_", """{"publicChallengeParameters":null,"privateChallengeParameters":null,"challengeMetadata":null}"""),
        ("VerifyAuthChallengeResponse_", """{"answerCorrect":null}"""),
        ("UserMigration_", """{"userAttributes":null,"finalUserStatus":null,"messageAction":null,"desiredDeliveryMediums":null,"forceAliasCreation":null}"""),
    ];

    /// <summary>A trigger of a user pool.</summary>
    /// <param name="trigger">Its source: <c>PreSignUp_SignUp</c>.</param>
    /// <param name="request">The event's <c>request</c>: a JSON object, UTF-8.</param>
    /// <param name="user">The user's name.</param>
    /// <exception cref="ShortFormException">The request is no JSON object.</exception>
    public static byte[] Cognito(string trigger, ReadOnlyMemory<byte> request, string? user = null)
    {
        var json = EventJson.ParseObject(request, "The request");
        var response = Array.Find(TriggerResponses, known => trigger.StartsWith(known.Trigger, StringComparison.Ordinal)).Response ?? "{}";
        return EventJson.Object(writer =>
        {
            writer.WriteString("version", "1");
            writer.WriteString("region", FakeAccount.Region);
            writer.WriteString("userPoolId", $"{FakeAccount.Region}_a1B2c3D4e");
            writer.WriteString("userName", user ?? "ada");
            writer.WriteStartObject("callerContext");
            writer.WriteString("awsSdkVersion", "aws-sdk-unknown-unknown");
            writer.WriteString("clientId", "1example23456789");
            writer.WriteEndObject();
            writer.WriteString("triggerSource", trigger);
            writer.WritePropertyName("request");
            json.WriteTo(writer);
            writer.WritePropertyName("response");
            writer.WriteRawValue(response);
        });
    }
}
