using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

public class EventRouteTests
{
    [Fact]
    public void Every_verb_is_read()
    {
        var table = RouteText.ReadValid("""
            routes:
              WS $connect: A.B
              WS sendMessage: A.B
              WS rooms/leave_1.0-$x: A.B
              SQS orders: A.B
              SQS Jobs_1-x.fifo: A.B
              SNS alerts: A.B
              S3 uploads: A.B
              S3 my.uploads-1/incoming/*.zip: A.B
              DYNAMODB users: A.B
              KINESIS clicks_1.0-x: A.B
              SCHEDULE nightly: A.B
              EVENT my.shop/OrderPlaced: A.B
              COGNITO PreSignUp_SignUp: A.B
              COGNITO CustomMessage_*: A.B
              AUTHORIZER token: A.B
              AUTHORIZER request: A.B
              RAW kafka: A.B
              INVOKE jobs/rebuild:index_1.0-x: A.B
              INVOKE: A.B
            """);

        Assert.Equal(Enum.GetValues<EventVerb>(), table.Events.Select(route => route.Verb).Distinct());
        Assert.Equal(
            ["$connect", "sendMessage", "rooms/leave_1.0-$x", "orders", "Jobs_1-x.fifo", "alerts", "uploads", "my.uploads-1", "users", "clicks_1.0-x", "nightly", "my.shop", "PreSignUp_SignUp", "CustomMessage_*", "token", "request", "kafka", "jobs/rebuild:index_1.0-x", ""],
            table.Events.Select(route => route.Target.Name));
        Assert.Empty(table.Routes);
    }

    [Theory]
    [InlineData("S3 uploads", "uploads", null)]
    [InlineData("S3 uploads/*", "uploads", "*")]
    [InlineData("S3 uploads//a?b=c{d} (1) é.zip", "uploads", "/a?b=c{d} (1) é.zip")]
    [InlineData("'S3 uploads/a: b #c'", "uploads", "a: b #c")]
    [InlineData("EVENT my.shop/OrderPlaced", "my.shop", "OrderPlaced")]
    [InlineData("EVENT aws.partner/example.com/1/Order Placed", "aws.partner/example.com/1", "Order Placed")]
    [InlineData("EVENT aws.ec2/EC2 Instance State-change Notification", "aws.ec2", "EC2 Instance State-change Notification")]
    [InlineData("EVENT https://shop.example/orders/Placed", "https://shop.example/orders", "Placed")]
    [InlineData("'EVENT */*'", "*", "*")]
    [InlineData("EVENT aws.*/EC2 * Notification", "aws.*", "EC2 * Notification")]
    [InlineData("SQS arn", "arn", null)]
    [InlineData("'SQS *-orders-*-x*'", "*-orders-*-x*", null)]
    [InlineData("'SQS *.fifo'", "*.fifo", null)]
    [InlineData("'SQS *'", "*", null)]
    [InlineData("\"SNS \\u0061*\"", "a*", null)]
    [InlineData("DYNAMODB u*", "u*", null)]
    [InlineData("S3 *", null, null)]
    [InlineData("S3 u*/x", "u*", "x")]
    public void A_target_is_read_as_its_parts(string key, string? name, string? detail)
    {
        // A lone star at the end is quoted, as the reference says.
        var table = RouteText.ReadValid($"routes:\n  {(name is null ? $"'{key}'" : key)}: A.B\n");

        Assert.Equal(new EventTarget(name ?? "*", detail), Assert.Single(table.Events).Target);
    }

    [Theory]
    [InlineData("RG1012", "SQS⟦  ⟧orders", "Write 'SQS orders'.")]
    [InlineData("RG1012", "SQS⟦\u00A0⟧orders", "Write 'SQS orders'.")]
    [InlineData("RG1012", "S3⟦/⟧uploads/x", "Write 'S3 uploads/x'.")]
    [InlineData("RG1032", "⟦SQS⟧", "'SQS' lacks the name of a queue. Write 'SQS orders'.")]
    [InlineData("RG1032", "'⟦WS ⟧'", "'WS' lacks the key of a WebSocket route. Write 'WS sendMessage'.")]
    [InlineData("RG1032", "⟦SNS⟧", "'SNS' lacks the name of a topic. Write 'SNS alerts'.")]
    [InlineData("RG1032", "⟦S3⟧", "'S3' lacks the name of a bucket. Write 'S3 uploads'.")]
    [InlineData("RG1032", "⟦DYNAMODB⟧", "'DYNAMODB' lacks the name of a table. Write 'DYNAMODB users'.")]
    [InlineData("RG1032", "⟦KINESIS⟧", "'KINESIS' lacks the name of a stream. Write 'KINESIS clicks'.")]
    [InlineData("RG1032", "⟦EVENT⟧", "'EVENT' lacks source and detail-type. Write 'EVENT my.shop/OrderPlaced'.")]
    [InlineData("RG1032", "⟦SCHEDULE⟧", "'SCHEDULE' lacks the name of a rule or schedule. Write 'SCHEDULE nightly'.")]
    [InlineData("RG1032", "⟦COGNITO⟧", "'COGNITO' lacks the trigger of a user pool. Write 'COGNITO PreSignUp_SignUp'.")]
    [InlineData("RG1032", "⟦RAW⟧", "'RAW' lacks the kind of events. Write 'RAW kafka'.")]
    [InlineData("RG1032", "'⟦INVOKE ⟧'", "'INVOKE' lacks the name that payloads have as their \"route\". Write 'INVOKE rebuild-index'.")]
    [InlineData("RG1032", "⟦AUTHORIZER⟧", "'AUTHORIZER' lacks the type of the authorizer. Write 'AUTHORIZER token'.")]
    [InlineData("RG1032", "S3 ⟦/⟧incoming/*", "'/' lacks the name of a bucket in front of it. Write 'S3 uploads/incoming/*'.")]
    [InlineData("RG1032", "S3 uploads⟦/⟧", "'/' lacks the pattern of keys behind it. Write 'S3 uploads' for every key.")]
    [InlineData("RG1032", "EVENT ⟦OrderPlaced⟧", "Write 'EVENT */OrderPlaced' for a detail-type of any source.")]
    [InlineData("RG1032", "EVENT ⟦aws.ec2⟧", "Write 'EVENT aws.ec2/*' for all events of a source.")]
    [InlineData("RG1032", "EVENT ⟦/⟧OrderPlaced", "Write 'EVENT */OrderPlaced' for every source.")]
    [InlineData("RG1032", "EVENT my.shop⟦/⟧", "Write 'EVENT my.shop/*' for all events of the source.")]
    [InlineData("RG1033", "SQS orders⟦.⟧x", "'.' cannot stand in the name of a queue. It is letters, digits, '_' and '-', and may end in '.fifo'.")]
    [InlineData("RG1033", "SQS ⟦.⟧fifo", "and may end in '.fifo'.")]
    [InlineData("RG1033", "SQS a⟦.⟧fifo.fifo", "and may end in '.fifo'.")]
    [InlineData("RG1033", "SQS ⟦/⟧orders", "'/' cannot stand in the name of a queue.")]
    [InlineData("RG1033", "SQS new⟦ ⟧orders", "' ' cannot stand in the name of a queue.")]
    [InlineData("RG1033", "'SQS orders⟦ ⟧'", "' ' cannot stand in the name of a queue.")]
    [InlineData("RG1033", "SNS ⟦😀⟧", "'😀' cannot stand in the name of a topic.")]
    [InlineData("RG1033", "SQS ⟦é⟧t", "'é' cannot stand")]
    [InlineData("RG1033", "S3 ⟦U⟧ploads", "'U' cannot stand in the name of a bucket. It is lower-case letters, digits, '.' and '-'.")]
    [InlineData("RG1033", "S3 up⟦_⟧loads/x", "'_' cannot stand in the name of a bucket.")]
    [InlineData("RG1033", "⟦\"S3 uploads/a\\tb\"⟧", "'\\u0009' cannot stand in the pattern of keys. Remove it.")]
    [InlineData("RG1033", "DYNAMODB a⟦/⟧b", "'/' cannot stand in the name of a table. It is letters, digits, '_', '.' and '-'.")]
    [InlineData("RG1033", "KINESIS a⟦:⟧b", "':' cannot stand in the name of a stream.")]
    [InlineData("RG1033", "SCHEDULE my-group⟦/⟧nightly", "'/' cannot stand in the name of a rule or schedule.")]
    [InlineData("RG1033", "WS send⟦*⟧", "'*' cannot stand in the key of a WebSocket route. It is letters, digits, '_', '-', '.', '$' and '/', without '*': what no other route takes comes to '$default'.")]
    [InlineData("RG1033", "WS send⟦ ⟧message", "' ' cannot stand in the key of a WebSocket route.")]
    [InlineData("RG1033", "EVENT my⟦ ⟧shop/Placed", "' ' cannot stand in the source of an event. A source has no spaces; those of a detail-type stand behind the last '/'.")]
    [InlineData("RG1033", "EVENT my.shop/Order ⟦ ⟧Placed", "' ' cannot stand in a detail-type. Its words are parted by one space.")]
    [InlineData("RG1033", "EVENT my.shop/⟦ ⟧Placed", "Its words are parted by one space.")]
    [InlineData("RG1033", "'EVENT my.shop/Placed⟦ ⟧'", "Its words are parted by one space.")]
    [InlineData("RG1033", "EVENT my.shop/Order⟦\u00A0⟧Placed", "Its words are parted by one space.")]
    [InlineData("RG1034", "DYNAMODB ⟦ab⟧", "The name of a table has 3 to 255 characters, and this one has 2. Write the whole name, or 'ab*' for all that begin so.")]
    [InlineData("RG1034", "S3 ⟦ab⟧/x", "The name of a bucket has 3 to 63 characters, and this one has 2.")]
    [InlineData("RG1035", "SQS a⟦**⟧b", "'**' says no more than '*', which stands for any characters, slashes too. Write '*'.")]
    [InlineData("RG1035", "S3 uploads/⟦***⟧/x", "'***' says no more than '*'")]
    [InlineData("RG1035", "S3 up⟦**⟧/x", "Write '*'.")]
    [InlineData("RG1035", "EVENT a/b⟦**⟧", "Write '*'.")]
    [InlineData("RG1035", "EVENT a⟦**⟧/b", "Write '*'.")]
    [InlineData("RG1036", "SQS ⟦arn:aws:sqs:eu-west-1:123456789012:orders⟧", "'SQS' routes go by the name of a queue, and this is an ARN. Write 'SQS orders'.")]
    [InlineData("RG1036", "SQS ⟦https://sqs.eu-west-1.amazonaws.com/123456789012/jobs.fifo⟧", "'SQS' routes go by the name of a queue, and this is a URL. Write 'SQS jobs.fifo'.")]
    [InlineData("RG1036", "SNS ⟦arn:aws:sns:eu-west-1:123456789012:news:6b0e71bd-7e97-4d97-80ce-4a0994e55286⟧", "Write 'SNS news'.")]
    [InlineData("RG1036", "S3 ⟦arn:aws:s3:::my-bucket/in/*⟧", "Write 'S3 my-bucket/in/*'.")]
    [InlineData("RG1036", "S3 ⟦s3://my-bucket/in/*⟧", "Write 'S3 my-bucket/in/*'.")]
    [InlineData("RG1036", "S3 ⟦https://my.bucket.s3.eu-west-1.amazonaws.com/in/a.zip?versionId=1⟧", "Write 'S3 my.bucket/in/a.zip'.")]
    [InlineData("RG1036", "S3 ⟦https://s3.eu-west-1.amazonaws.com/my-bucket⟧", "Write 'S3 my-bucket'.")]
    [InlineData("RG1036", "S3 ⟦https://example.com/my-bucket⟧", "Write 'S3 uploads'.")]
    [InlineData("RG1036", "DYNAMODB ⟦arn:aws:dynamodb:eu-west-1:123456789012:table/people/stream/2026-01-01T00:00:00.000⟧", "Write 'DYNAMODB people'.")]
    [InlineData("RG1036", "KINESIS ⟦arn:aws:kinesis:eu-west-1:123456789012:stream/visits⟧", "Write 'KINESIS visits'.")]
    [InlineData("RG1036", "SCHEDULE ⟦arn:aws:events:eu-west-1:123456789012:rule/my-bus/hourly⟧", "Write 'SCHEDULE hourly'.")]
    [InlineData("RG1036", "SCHEDULE ⟦arn:aws:scheduler:eu-west-1:123456789012:schedule/my-group/hourly⟧", "Write 'SCHEDULE hourly'.")]
    [InlineData("RG1036", "SQS ⟦arn:aws:sqs⟧", "Write 'SQS orders'.")]
    [InlineData("RG1036", "EVENT ⟦arn:aws:events:eu-west-1:123456789012:rule/my-rule⟧", "'EVENT' routes go by source and detail-type, and this is an ARN. Write 'EVENT my.shop/OrderPlaced'.")]
    [InlineData("RG1036", "WS ⟦wss://abc.execute-api.eu-west-1.amazonaws.com/prod⟧", "Write 'WS sendMessage'.")]
    [InlineData("RG1008", "WS ⟦$conect⟧", "'$conect' is no value of 'WS'. Write $connect.")]
    [InlineData("RG1008", "WS ⟦$Default⟧", "Write $default.")]
    [InlineData("RG1008", "COGNITO ⟦PreSignup_SignUp⟧", "Write PreSignUp_SignUp.")]
    [InlineData("RG1033", "COGNITO PreSignUp⟦-⟧SignUp", "'-' cannot stand in the trigger of a user pool. It is letters, digits and '_'.")]
    [InlineData("RG1008", "RAW ⟦Kafka⟧", "'Kafka' is no value of 'RAW'. Write kafka.")]
    [InlineData("RG1008", "RAW ⟦sqs⟧", "'sqs' is no value of 'RAW'. Write ")]
    [InlineData("RG1033", "INVOKE a⟦ ⟧b", "' ' cannot stand in the name that payloads have as their \"route\".")]
    [InlineData("RG1033", "INVOKE a⟦*⟧", "without '*': 'INVOKE' alone takes every payload.")]
    [InlineData("RG1008", "AUTHORIZER ⟦jwt⟧", "'jwt' is no value of 'AUTHORIZER'. Write token or request.")]
    [InlineData("RG1008", "AUTHORIZER ⟦TOKEN⟧", "Write token.")]
    public void A_wrong_target_is_an_error_that_says_what_to_write(string id, string key, string expected)
    {
        var table = RouteText.ReadWrong(id, $"routes:\n  {key}: A.B\n  SQS kept: A.B\n");

        Assert.Contains(expected, RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.Equal("SQS kept: A.B", RouteText.Describe(table.Events));
    }

    [Theory]
    [InlineData("SQS", 80, true)]
    [InlineData("SNS", 256, true)]
    [InlineData("S3", 63, true)]
    [InlineData("DYNAMODB", 255, true)]
    [InlineData("KINESIS", 128, true)]
    [InlineData("SCHEDULE", 64, true)]
    [InlineData("WS", 128, false)]
    public void A_name_is_as_long_as_AWS_allows_without_its_stars(string verb, int most, bool hasStars)
    {
        var longest = new string('a', most);
        RouteText.ReadValid($"routes:\n  {verb} {longest}: A.B\n");
        RouteText.ReadWrong("RG1034", $"routes:\n  {verb} ⟦{longest}a⟧: A.B\n");
        if (!hasStars) return;
        RouteText.ReadValid($"routes:\n  {verb} a*{longest[1..]}*: A.B\n");
        RouteText.ReadWrong("RG1034", $"routes:\n  {verb} ⟦a*{longest}*⟧: A.B\n");
    }

    [Fact]
    public void A_target_is_as_long_as_the_limit()
    {
        RouteText.ReadValid($"routes:\n  S3 uploads/{new string('a', 992)}: A.B\n  EVENT a/{new string('b', 998)}: A.B\n");
        RouteText.ReadWrong("RG1034", $"routes:\n  S3 ⟦uploads/{new string('a', 993)}⟧: A.B\n");
        RouteText.ReadWrong("RG1034", $"routes:\n  ⟦S3 uploads/{new string('a', 1_100)}⟧: A.B\n  SQS a: A.B\n");
    }

    [Fact]
    public void They_stand_at_the_top_and_in_groups_with_a_name_and_take_the_nearest_namespace()
    {
        var table = RouteText.ReadValid("""
            namespace: Shop
            routes:
              SQS top: A.B
              group events:
                SQS one: A.B
                GET /one: A.B
                namespace: Shop.Events
                group inner:
                  SNS two: { handler: C.D }
            """);

        Assert.Equal("SQS top: A.B in Shop\nSQS one: A.B in Shop.Events\nSNS two: C.D in Shop.Events", RouteText.Describe(table.Events));
        Assert.Equal("GET /one: A.B in Shop.Events", RouteText.Describe(table.Routes));
    }

    [Fact]
    public void They_stand_in_fragments_too()
    {
        var app = RouteText.ReadFile("namespace: Shop\n");
        var none = RouteText.ReadFile("routes:\n  SQS a: A.B\n", RouteFileKind.Fragment, "routes/a.yaml");
        var own = RouteText.ReadFile("namespace: Own\nroutes:\n  SQS b: A.B\n", RouteFileKind.Fragment, "routes/b.yaml");

        var table = Generator.Reading.RouteFileMerger.Merge([own, app, none]);

        Assert.Equal("SQS a: A.B in Shop\nSQS b: A.B in Own", RouteText.Describe(table.Events));
        Assert.Empty(table.Diagnostics);
    }

    [Theory]
    [InlineData("routes:\n  /admin:\n    ⟦SQS orders⟧: A.B\n    GET /: A.B\n")]
    [InlineData("routes:\n  /admin:\n    GET /: A.B\n    group events:\n      ⟦SQS orders⟧: { handler: A.B }\n")]
    [InlineData("routes:\n  group events:\n    /admin:\n      '⟦SQS orders⟧': A.B\n      GET /: A.B\n")]
    public void One_in_a_group_with_a_path_is_an_error(string marked)
    {
        var table = RouteText.ReadWrong("RG1005", marked);

        Assert.Empty(table.Events);
        Assert.Single(table.Routes);
        Assert.EndsWith("'SQS orders' is a route of events, and a group with a path holds none. Write it at the top of 'routes', or in a 'group' with a name.", RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RG1028", "routes:\n  ⟦group two words⟧:\n    SQS orders: A.B\n")]
    [InlineData("RG1030", "routes:\n  ⟦SQS orders⟧:\n")]
    [InlineData("RG1030", "routes:\n  '⟦SQS orders⟧': {}\n")]
    [InlineData("RG1006", "routes:\n  SQS orders: ⟦[⟧A.B]\n")]
    [InlineData("RG1025", "routes:\n  SQS orders: ⟦Process⟧\n")]
    [InlineData("RG1006", "routes:\n  SQS orders: { function: ⟦{⟧}, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { partial: ⟦yes⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { partial: ⟦'true'⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { parallel: ⟦0⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  S3 uploads: { error-stack: ⟦on⟧, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  GET /a: A.B\n  SQS orders: A.B\n⟦error-stack⟧: true\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { parallel: ⟦10001⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { priority: ⟦-1⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { unwrap: ⟦SNS⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { unwrap: [s3, ⟦sns⟧], handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SQS orders: { unwrap: [event, ⟦s3⟧], handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  SNS orders: { unwrap: ⟦sns⟧, handler: A.B }\n", true)]
    [InlineData("RG1031", "routes:\n  SQS orders: { unwrap: [sns, ⟦sns⟧], handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  S3 uploads: { on: ⟦s3:ObjectCreated:*⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  S3 uploads: { on: ⟦ObjectCreated⟧, handler: A.B }\n", true)]
    [InlineData("RG1008", "routes:\n  S3 uploads: { on: [ObjectRemoved:*, ⟦Created⟧], handler: A.B }\n", true)]
    [InlineData("RG1007", "routes:\n  S3 uploads: { ⟦on⟧: [], handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  SQS orders: { ⟦on⟧: 'ObjectCreated:*', handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  SNS orders: { ⟦partial⟧: true, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  S3 orders: { ⟦parallel⟧: 2, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  KINESIS orders: { ⟦unwrap⟧: sns, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  SQS orders: { ⟦use⟧: A.B, handler: A.B }\n", true)]
    [InlineData("RG1031", "routes:\n  SQS orders: { sends: [audit, ⟦audit⟧], handler: A.B }\n", true)]
    [InlineData("RG1002", "routes:\n  SQS orders: { ⟦foo⟧: true, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  SQS orders: { ⟦sources⟧: rest, handler: A.B }\n", true)]
    [InlineData("RG1004", "routes:\n  SQS orders: { ⟦namespace⟧: Shop, handler: A.B }\n", true)]
    [InlineData("RG1005", "routes:\n  SQS orders:\n    ⟦SQS more⟧: A.B\n")]
    [InlineData("RG1005", "⟦SQS orders⟧: A.B\nroutes:\n  SQS a: A.B\n", true)]
    public void A_wrong_value_or_place_is_an_error(string id, string marked, bool isKept = false) => Assert.Equal(isKept ? 1 : 0, RouteText.ReadWrong(id, marked).Events.Count);

    [Theory]
    [InlineData("routes:\n  SQS a: { sources: rest, handler: A.B }\n", "'sources' is no option of an event route. Write it in the long form of a route of requests: events come through no front.")]
    [InlineData("routes:\n  SQS a: { foo: x, handler: A.B }\n", "'foo' is no option of an event route. Allowed here: function, handler, around, enabled-when, priority, on, pattern, partial, parallel, unwrap, sends, error-stack.")]
    [InlineData("routes:\n  SQS a: { SQS b: A.B }\n", "'SQS b' is a route, and an event route holds none. Write it on the level of the key around it.")]
    public void The_message_says_what_to_do(string text, string expected) => Assert.EndsWith(expected, RouteText.Describe(RouteText.Read(text).Diagnostics), StringComparison.Ordinal);

    [Theory]
    [InlineData("SNS orders: { partial: true, handler: A.B }", "'partial' is no option of a route of SNS. Write it in the long form of a route of SQS, DYNAMODB, KINESIS.")]
    [InlineData("S3 uploads: { on: ObjectCreated, handler: A.B }", "'ObjectCreated' is no value of 'on'. Write 'ObjectCreated:*'.")]
    [InlineData("S3 uploads: { on: 's3:ObjectRemoved:Delete', handler: A.B }", "Write 'ObjectRemoved:Delete'.")]
    [InlineData("SNS a: { unwrap: sns, handler: A.B }", "Write 's3' or 'event': a topic's own notification is unwrapped already.")]
    [InlineData("SQS a: { unwrap: [s3, event], handler: A.B }", "Write nothing behind 's3', in which no other wrapping is.")]
    public void The_message_says_what_an_option_is_for(string route, string expected) => Assert.EndsWith(expected, RouteText.Describe(RouteText.Read($"routes:\n  {route}\n").Diagnostics), StringComparison.Ordinal);

    [Fact]
    public void The_options_of_a_route_are_read()
    {
        var route = Assert.Single(RouteText.ReadValid("routes:\n  SQS orders: { handler: A.B, priority: 3, partial: true, parallel: 8, unwrap: [sns, s3], sends: [audit, SNS alerts, S3 out/x/*] }\n").Events);

        Assert.Equal((3, true, 8), (route.Options.Priority, route.Options.IsPartial, route.Options.Parallel));
        Assert.Equal(["sns", "s3"], route.Options.Unwrap);
        Assert.Equal(["SQS audit", "SNS alerts", "S3 out/x/*"], route.Policy.Sends.Select(send => RouteKey.Of(send.Verb, send.Target)));
        Assert.Equal((false, true, false), (route.Options.SendsErrorStack, IsSaid("true"), IsSaid("false")));
        Assert.Equal(["ObjectRemoved:*", "ObjectTagging:Put"], Assert.Single(RouteText.ReadValid("routes:\n  S3 uploads: { handler: A.B, on: [ObjectRemoved:*, ObjectTagging:Put] }\n").Events).Options.On);

        static bool IsSaid(string value) => Assert.Single(RouteText.ReadValid($"routes:\n  INVOKE job: {{ handler: A.B, error-stack: {value} }}\n").Events).Options.SendsErrorStack;
    }

    [Fact]
    public void What_stands_around_adds_up_and_a_switch_is_overridden()
    {
        var events = RouteText.ReadValid("""
            around: A.App
            routes:
              SQS a: A.B
              group g:
                namespace: Shop.G
                around: [A.Group, A.Other]
                enabled-when: G_ON
                SQS b: { handler: A.B, around: A.Own, enabled-when: B_ON }
                SQS c: A.B
            """).Events;

        Assert.Equal(["A.App", "A.App A.Group A.Other A.Own", "A.App A.Group A.Other"], events.Select(route => string.Join(" ", route.Policy.Around.Select(around => around.Method.Text))));
        Assert.Equal([null, "Shop.G", "Shop.G", "Shop.G"], events[1].Policy.Around.Select(around => around.Namespace));
        Assert.Equal([null, "B_ON", "G_ON"], events.Select(route => route.Policy.EnabledWhen));
    }

    [Fact]
    public void Sources_that_they_inherit_are_no_matter_of_theirs() =>
        Assert.Equal("SQS a: A.B", RouteText.Describe(RouteText.ReadValid("sources: rest\nroutes:\n  group g:\n    sources: [url]\n    SQS a: A.B\n").Events));

    [Fact]
    public void Key_and_handler_stand_where_they_are_written()
    {
        const string Text = "routes:\n  'EVENT aws.ec2/EC2 * Notification': { handler: Machines.Changed }\n";

        var route = RouteText.ReadValid(Text).Events[0];

        Assert.Equal("EVENT aws.ec2/EC2 * Notification", RouteText.TextAt(Text, route.Key));
        Assert.Equal("Machines.Changed", RouteText.TextAt(Text, route.Handler.Location));
    }
}
