namespace RouteGen.Generator.Tests.Reading;

public class CSharpNameTests
{
    [Theory]
    [InlineData("Users.Get")]
    [InlineData("Shop.Api.Users.Get")]
    [InlineData("Outer.Inner.Get")]
    [InlineData("_users._get1")]
    [InlineData("ユーザー.取得")]
    [InlineData("Größe.Ändern")]
    [InlineData("true.false")]
    public void A_handler_is_names_with_dots_between(string handler) => Assert.Equal(handler, RouteText.ReadValid($"routes:\n  GET /a: {handler}\n").Routes[0].Handler.Text);

    [Theory]
    [InlineData("⟦Users⟧", "as in 'Users.Get'")]
    [InlineData("⟦yes⟧", "as in 'Users.Get'")]
    [InlineData("Users⟦::⟧Get", "Write 'Users.Get'.")]
    [InlineData("Shop⟦::⟧Shop.Users::Get", "Write 'Shop.Users.Get'.")]
    [InlineData("Users⟦/⟧Get", "Write 'Users.Get'.")]
    [InlineData("Users⟦\\⟧Get", "Write 'Users.Get'.")]
    [InlineData("Users⟦#⟧Get", "Write 'Users.Get'.")]
    [InlineData("Users⟦->⟧Get", "Write 'Users.Get'.")]
    [InlineData("Outer⟦+⟧Inner.Get", "Write 'Outer.Inner.Get'.")]
    [InlineData("Users.Get⟦()⟧", "Write 'Users.Get'.")]
    [InlineData("Users.Get⟦(int id)⟧", "Write 'Users.Get'.")]
    [InlineData("Users.Get⟦<T>⟧", "Write 'Users.Get'.")]
    [InlineData("Users⟦<int>.Get⟧", "C# identifiers")]
    [InlineData("⟦global::⟧Shop.Users.Get", "Write 'Shop.Users.Get'.")]
    [InlineData("Users⟦.⟧", "C# identifiers")]
    [InlineData("⟦.⟧Get", "C# identifiers")]
    [InlineData("Users.⟦.⟧Get", "Write 'Users.Get'.")]
    [InlineData("Users.⟦@⟧event", "Write 'Users.event'.")]
    [InlineData("Users.⟦9⟧Get", "C# identifiers")]
    [InlineData("Users⟦ ⟧Get", "C# identifiers")]
    [InlineData("Users.Get⟦,⟧", "C# identifiers")]
    [InlineData("⟦$⟧Users.Get", "C# identifiers")]
    [InlineData("Users.Get⟦-⟧all", "C# identifiers")]
    [InlineData("Users.⟦😀⟧", "C# identifiers")]
    public void Anything_else_is_an_error_with_a_hint(string handler, string expected)
    {
        var table = RouteText.ReadWrong("RG1025", $"routes:\n  GET /a: {handler}\n");

        Assert.Contains(expected, RouteText.Describe(table.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(table.Routes);
    }

    [Theory]
    [InlineData("'Users⟦::⟧Get'")]
    [InlineData("\"Users⟦::⟧Get\"")]
    [InlineData("{ handler: 'Users⟦::⟧Get' }")]
    [InlineData("⟦\"Users:\\u003AGet\"⟧")]
    public void The_place_is_exact_inside_quotes_without_escapes(string value) => RouteText.ReadWrong("RG1025", $"routes:\n  GET /a: {value}\n");

    [Theory]
    [InlineData("services: Services", "Services")]
    [InlineData("services: Shop.Inner.Services", "Shop.Inner.Services")]
    [InlineData("services: 'サービス'", "サービス")]
    public void A_type_is_one_name_or_more(string option, string expected) => Assert.Equal(expected, RouteText.ReadValid(option + "\nroutes:\n  GET /a: A.B\n").App.Services!.Text);
}
