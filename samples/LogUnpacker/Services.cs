using Amazon.S3;
using LogUnpacker.Storage;

namespace LogUnpacker;

/// <summary>Where handler parameters that are services come from. The class is touched when the first route asks for one: an upload that is only kept needs no S3.</summary>
internal static class Services
{
    public static Buckets Buckets { get; } = Buckets.OfDeployment();

    public static Unpacker Unpacker { get; } = new(S3Client.FromEnvironment(), Buckets, UnpackLimits.FromEnvironment());
}
