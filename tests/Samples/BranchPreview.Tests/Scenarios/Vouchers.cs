namespace BranchPreview.Tests.Scenarios;

/// <summary>Handlers of Amazon's style.</summary>
public static class Vouchers
{
    public static async Task Are_redeemed_once(Preview preview)
    {
        var voucher = (await preview.GetAsync("/vouchers/WELCOME10")).Expect(200);
        Assert.Equal(("WELCOME10", 1000, "application/json"), ((string?)voucher.Json["Code"], (int)voucher.Json["Amount"]!, voucher.Header("Content-Type")));
        (await preview.PostAsync("/vouchers/WELCOME10/redeem")).Expect(200);
        (await preview.PostAsync("/vouchers/WELCOME10/redeem")).Expect(409);
        Assert.True((bool)(await preview.GetAsync("/vouchers/WELCOME10")).Expect(200).Json["IsRedeemed"]!);
        (await preview.GetAsync("/vouchers/NONE")).Expect(404);
        (await preview.PostAsync("/vouchers/NONE/redeem")).Expect(404);
    }

    public static async Task Are_behind_the_key(Preview preview) => (await preview.SendAsync("GET", "/vouchers/SPRING5", body: null, ("X-Preview-Key", ""))).Expect(403);
}
