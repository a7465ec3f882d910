namespace RouteGen.Local.ShortForms;

/// <summary>What <c>invoke --help</c> shows.</summary>
internal static class InvokeUsage
{
    public const string Text =
        """
        Sends one event through this application's router and writes its answer.

          invoke JSON | FILE | -                    an event as it is
          invoke SQS QUEUE BODY...                  several bodies are one batch; --group NAME (FIFO), --attribute 'name: value'
          invoke SNS TOPIC TEXT                     --subject TEXT, --attribute 'name: value'
          invoke S3 BUCKET/KEY                      --on ObjectRemoved:Delete, --size BYTES
          invoke SCHEDULE NAME                      --scheduler: of EventBridge Scheduler, not of a rule
          invoke EVENT SOURCE/DETAIL-TYPE [JSON]
          invoke KINESIS STREAM DATA...             --key PARTITION-KEY
          invoke DYNAMODB TABLE [JSON...]           --old JSON: MODIFY, or REMOVE without a new item; --keys id,sk
          invoke COGNITO TRIGGER [REQUEST-JSON]     --user NAME
          invoke AUTHORIZER token TOKEN
          invoke AUTHORIZER request [PATH]          --header 'name: value', --http2 for payload format 2.0
          invoke WS ROUTE-KEY [BODY]                --connection ID; $connect: --header 'name: value', --query a=1
          invoke INVOKE [NAME] JSON
          invoke RAW KIND JSON | FILE
          invoke GET PATH [BODY]                    any method; --front rest|http|url|alb, --header 'name: value'

        A body may be @file, or - for standard input; @@ starts a text with an @. After -- nothing is an option.
        Exit codes: 0, 1 when the handler failed or there is no route, 2 when no event can be made.

        """;
}
