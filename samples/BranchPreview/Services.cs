using BranchPreview.Bookings;
using BranchPreview.Items;
using BranchPreview.Menus;
using BranchPreview.Orders;
using BranchPreview.Payments;
using BranchPreview.Shops;
using BranchPreview.Storage;
using BranchPreview.Users;

namespace BranchPreview;

/// <summary>Where handler parameters that are services come from, each by its type. <c>GET /health</c> opens no database.</summary>
internal static class Services
{
    public static TimeProvider Time { get; } = TimeProvider.System;

    public static Database Database { get; } = new(DatabaseEngine.FromEnvironment);

    public static ItemStore Items { get; } = new(Database);

    public static UserStore Users { get; } = new(Database);

    public static ShopStore Shops { get; } = new(Database);

    public static MenuStore Menus { get; } = new(Database);

    public static BookingStore Bookings { get; } = new(Database);

    public static OrderStore Orders { get; } = new(Database);

    public static PaymentProviders Providers { get; } = new(ProviderSettings.Of, ProviderCalls.NewClient());
}
