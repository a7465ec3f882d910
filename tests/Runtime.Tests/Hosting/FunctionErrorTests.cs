using System.Text;
using System.Text.Json;
using RouteGen.Events;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class FunctionErrorTests
{
    public static TheoryData<Exception, string?, string, string> Errors => new()
    {
        { new InvalidOperationException("x"), null, "Function.InvalidOperationException", "InvalidOperationException" },
        { new EventException("Function.NoRoute", "x"), null, "Function.NoRoute", "Function.NoRoute" },
        { new EventException("Odd 1", "x"), null, "Function.UnhandledException", "Odd 1" },
        { new Sha256Exception(), null, "Function.UnhandledException", "Sha256Exception" },
        { new InvalidOperationException("x"), "Runtime.BeforeSnapshotError", "Runtime.BeforeSnapshotError", "Runtime.BeforeSnapshotError" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void The_header_is_one_that_Lambda_counts_and_the_body_has_the_name_that_Step_Functions_compare(Exception exception, string? runtimeType, string header, string type)
    {
        var error = FunctionError.Of(exception, withStack: false, runtimeType);

        Assert.Equal(header, Encoding.ASCII.GetString(error.Type));
        Assert.Equal(type, JsonDocument.Parse(error.Body.ToArray()).RootElement.GetProperty("errorType").GetString());
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\0')]
    [InlineData('日')]
    public void However_long_the_message_the_body_is_not_over_256_KB(char character)
    {
        var error = FunctionError.Of(new InvalidOperationException(new string(character, 500_000)), withStack: true);

        Assert.InRange(error.Body.Length, 1000, 256 * 1024);
        var message = JsonDocument.Parse(error.Body.ToArray()).RootElement.GetProperty("errorMessage").GetString();
        Assert.EndsWith($"{character}...", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_fits_is_whole_even_where_the_stack_does_not_fit_beside_it()
    {
        var message = new string('x', 200_000);
        var error = JsonDocument.Parse(FunctionError.Of(new InvalidOperationException(message), withStack: true).Body.ToArray()).RootElement;

        Assert.Equal(message, error.GetProperty("errorMessage").GetString());
        Assert.Equal(0, error.GetProperty("stackTrace").GetArrayLength());
    }

    private sealed class Sha256Exception : Exception;
}
