using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>The types that the exchange itself gives to whoever asks.</summary>
internal static class ExchangeTypes
{
    public static ExchangePart? PartOf(ITypeSymbol type) => type.Name switch
    {
        "HttpRequest" when type.Is("RouteGen", "HttpRequest") => ExchangePart.Request,
        "LambdaContext" when type.Is("RouteGen", "LambdaContext") => ExchangePart.Context,
        "CancellationToken" when type.Is("System.Threading", "CancellationToken") => ExchangePart.Cancellation,
        "ILambdaContext" when type.IsIn(AmazonTypes.Core) => ExchangePart.AmazonContext,
        "ILambdaLogger" when type.IsIn(AmazonTypes.Core) => ExchangePart.AmazonLogger,
        _ => null,
    };
}
