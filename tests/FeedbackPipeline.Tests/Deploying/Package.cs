using System.IO.Compression;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>One package for all tests of it. Not compiled ahead of time, which takes minutes and changes no file's name.</summary>
public sealed class Package : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    /// <summary>Names in the package with their attributes: the upper half is the mode of Unix.</summary>
    public IReadOnlyDictionary<string, int> Entries { get; private set; } = new Dictionary<string, int>();

    private string Zip => folder.File("package.zip");

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (exitCode, output, errors) = await Shell.RunAsync("infra/package/package.sh", new Dictionary<string, string?>(), cancel, "plain", folder.File("package"));
        exitCode.ShouldBe(0, output + errors);
        await using var zip = await ZipFile.OpenReadAsync(Zip, cancel);
        Entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToDictionary(entry => entry.FullName, entry => entry.ExternalAttributes);
    }

    /// <summary>Puts it where Azure would, with the rights the zip names.</summary>
    public string Unpack()
    {
        var unpacked = folder.File("unpacked");
        ZipFile.ExtractToDirectory(Zip, unpacked);
        return unpacked;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
