using RecordQueue.Storage;

namespace RecordQueue;

public static class Addresses
{
    public static Stored<AddressBook>? OfCustomer(Guid id, Store store) => store.Records(Kinds.Addresses).Find(id);
}
