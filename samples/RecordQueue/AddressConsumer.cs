namespace RecordQueue;

/// <summary>Owns the addresses of customers.</summary>
public static class AddressConsumer
{
    public static void Apply(Change<AddressBook> change, Inbox inbox) => inbox.ApplyNewest(Kinds.Addresses, change);
}
