using System.ComponentModel;

namespace RouteGen.Events;

/// <summary>The kinds of events beside HTTP requests that a route can be for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum EventKind
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Messages of an SQS queue.</summary>
    Sqs,

    /// <summary>A message of an SNS topic.</summary>
    Sns,

    /// <summary>A notification of an S3 bucket.</summary>
    S3,

    /// <summary>Changes of a DynamoDB table.</summary>
    DynamoDb,

    /// <summary>Records of a Kinesis stream.</summary>
    Kinesis,

    /// <summary>An EventBridge event that is no schedule's.</summary>
    EventBridge,

    /// <summary>The scheduled event of an EventBridge rule or of EventBridge Scheduler. It is an EventBridge event too.</summary>
    Schedule,

    /// <summary>A message of a WebSocket API, or its connecting or disconnecting.</summary>
    WebSocket,

    /// <summary>A request for authorization by a token.</summary>
    TokenAuthorizer,

    /// <summary>A request for authorization by the parameters of a request, of a REST or WebSocket API or in payload format 1.0.</summary>
    RequestAuthorizer,

    /// <summary>A request for authorization of an HTTP API in payload format 2.0.</summary>
    HttpAuthorizer,

    /// <summary>A trigger of a Cognito user pool.</summary>
    Cognito,

    /// <summary>An event of a service that no verb is for: its kind is one of <c>RawEvents</c>' names.</summary>
    Raw,

    /// <summary>A payload of a direct invocation: any JSON that shows nothing of the other shapes.</summary>
    Invoke,
}
