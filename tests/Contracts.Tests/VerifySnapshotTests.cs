#if UPSTREAM_VERIFY
using System.Runtime.CompilerServices;
using RouteGen.Tests.Harness;

namespace Contracts.Tests;

/// <summary>That Verify.SourceGenerators reads our snapshots: a project may change over to it without accepting anything anew.</summary>
public sealed class VerifySnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("routegen-verify-").FullName;

    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();

    [Fact]
    public async Task A_verified_router_is_verified_for_it_too()
    {
        var project = CaseFolder.Open("hello").Project;
        CopyVerified("hello");

        await Verifier.Verify(project.Driver().RunGenerators(project.Compilation())).UseDirectory(_folder).UseFileName("hello").DisableDiff();
    }

    // Without this the test above could pass because nothing is compared.
    [Fact]
    public async Task Another_router_is_not()
    {
        var project = CaseFolder.Open("paths").Project;
        CopyVerified("hello");

        var failure = await Record.ExceptionAsync(() => Verifier.Verify(project.Driver().RunGenerators(project.Compilation())).UseDirectory(_folder).UseFileName("hello").DisableDiff().ToTask());

        // Verify keeps the type to itself.
        Assert.Equal("VerifyException", failure?.GetType().Name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Only the names differ: those of a case go without the test's name, which Verify cannot leave out.
    private void CopyVerified(string name)
    {
        foreach (var file in Directory.EnumerateFiles(CaseFolder.Open(name).PathOf("expected"), "*.verified.cs")) File.Copy(file, Path.Combine(_folder, $"{name}#{Path.GetFileName(file)}"));
    }
}
#endif
