namespace App
{
    public static class Users
    {
        public static int Count => 1;

        public static string List() => "list";

        public static string Find() => "find";

        public static string Find(string name) => name;

        public static string Of<T>() => "of";

        public static async void Fire() => await Task.Yield();

        private static string Hidden() => List();

        private static class Secret
        {
            public static string Get() => Hidden();
        }

        public static string Secrets() => Secret.Get();
    }

    public static class Box<T>
    {
        public static string Get() => "box";
    }

    public static class Extensions
    {
        public static string Shout(this string text) => text + "!";
    }

    public abstract class Report
    {
        public string Get() => "report";
    }

    public sealed class Several
    {
        public Several()
        {
        }

        public Several(Clock clock)
            : this() => _ = clock;

        public string Get() => "several";
    }

    public interface IMailer
    {
    }

    public sealed class Clock
    {
    }

    public sealed class Chicken
    {
    }

    public sealed class Egg
    {
    }

    public sealed class Disk
    {
    }

    public sealed class Connection
    {
    }

    public sealed class NeedsMailer
    {
        public NeedsMailer(IMailer mailer) => _ = mailer;

        public string Get() => "mail";
    }

    public sealed class NeedsCycle
    {
        public NeedsCycle(Chicken chicken) => _ = chicken;

        public string Get() => "cycle";
    }

    public sealed class NeedsTwice
    {
        public NeedsTwice(Disk disk) => _ = disk;

        public string Get() => "disk";
    }

    public sealed class NeedsTask
    {
        public NeedsTask(Connection connection) => _ = connection;

        public string Get() => "connection";
    }

    public static class Services
    {
        public static Clock Clock { get; } = new();

        public static Disk First { get; } = new();

        public static Disk Second { get; } = new();

        public static Chicken Hatch(Egg egg) => new();

        public static Egg Lay(Chicken chicken) => new();

        public static Task<Connection> Connect() => Task.FromResult(new Connection());
    }
}
