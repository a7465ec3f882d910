namespace Shop
{
    public static class Health
    {
        public static string Get() => "healthy";

        public static string About() => "A shop.";
    }

    public static class Users
    {
        public static string List() => "all users";

        public static string Get(int id) => $"user {id}";
    }

    public static class Addresses
    {
        public static string OfUser(int id) => $"addresses of {id}";

        public static string Get(int id, int number) => $"address {number} of {id}";
    }

    public static class Orders
    {
        public static string List() => "all orders";

        public static string Get(int id) => $"order {id}";
    }
}

namespace Shop.Reports
{
    public static class Sales
    {
        public static string OfMonth(string month) => $"sales of {month}";
    }

    public static class Stock
    {
        public static string Get() => "stock";
    }
}

namespace Shop.Administration
{
    public static class Audit
    {
        public static string List() => "audit";
    }
}
