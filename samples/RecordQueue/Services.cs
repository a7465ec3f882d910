using RecordQueue.Queues;
using RecordQueue.Storage;

namespace RecordQueue;

/// <summary>Where handler parameters that are services come from, each by its type. What a method makes lives for one request or one message, and is disposed of behind it.</summary>
internal static class Services
{
    private static readonly Database Database = Database.FromEnvironment();

    public static TimeProvider Time { get; } = TimeProvider.System;

    public static IQueues Queues { get; } = new SqsQueues();

    public static Store OpenStore() => new(Database);

    public static Acceptance NewAcceptance(Store store, IQueues queues, TimeProvider time) => new(store, queues, time);

    public static Inbox NewInbox(Store store, TimeProvider time) => new(store, time);

    public static Outbox NewOutbox(Store store, IQueues queues, TimeProvider time) => new(store, queues, time);

    public static Replayer NewReplayer(Store store, IQueues queues, TimeProvider time) => new(store, queues, time);
}
