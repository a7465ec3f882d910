namespace RecordQueue;

/// <summary>Owns the customers: no other code writes them.</summary>
public static class CustomerConsumer
{
    public static async Task Apply(Change<Customer> change, Inbox inbox, Outbox outbox, CancellationToken cancellation)
    {
        // Addresses are another kind of data, with a queue and a consumer of their own.
        var customer = change with { Content = change.Content is { } content ? content with { Addresses = null } : null };
        inbox.Apply(Kinds.Customers, customer, then: () => AddAddresses(change, outbox));
        await outbox.SendChildrenAsync(change.RequestId, cancellation);
    }

    private static void AddAddresses(Change<Customer> change, Outbox outbox)
    {
        if (change.Action == ChangeAction.Delete) outbox.Add(Kinds.Addresses, change.RequestId, ChangeAction.Delete, change.RecordId, change.Version, content: null);
        else if (change.Content?.Addresses is { } addresses) outbox.Add(Kinds.Addresses, change.RequestId, ChangeAction.Update, change.RecordId, change.Version, new AddressBook(addresses));
    }
}
