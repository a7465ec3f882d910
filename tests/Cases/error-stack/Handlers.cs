namespace App;

public static class Work
{
    public static void Do()
    {
    }
}
