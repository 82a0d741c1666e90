using System.IO.Compression;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The package as Azure gets it, published for this test.</summary>
public sealed class PackageTests(Package package) : IClassFixture<Package>
{
    [Theory]
    [InlineData("FeedbackPipeline")]
    [InlineData("wwwroot/site.css")]
    [InlineData("wwwroot/vendor/govuk-frontend.min.css")]
    [InlineData("wwwroot/vendor/pictures/heart.svg")]
    [InlineData("libe_sqlite3.so")]
    public void It_holds(string entry) => package.Entries.ShouldContainKey(entry);

    [Fact]
    public void The_program_may_be_run_once_it_is_unpacked()
        => (package.Entries["FeedbackPipeline"] >> 16 & 0b001_001_001).ShouldBe(0b001_001_001);

    [Fact]
    public void It_holds_no_symbols_settings_or_sources_of_a_developer()
        => package.Entries.Keys.ShouldNotContain(entry => entry.EndsWith(".pdb") || entry.Contains("node_modules") || entry.EndsWith("local.settings.json") || entry.EndsWith(".cs"));

    [Fact]
    public void Dotnet_itself_is_inside() => package.Entries.Keys.ShouldContain("libcoreclr.so");
}

/// <summary>One package for all of these tests.</summary>
public sealed class Package : IAsyncLifetime
{
    /// <summary>Names in the package with their attributes: the upper half is the mode of Unix.</summary>
    public IReadOnlyDictionary<string, int> Entries { get; private set; } = new Dictionary<string, int>();

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var (exitCode, output, errors) = await Shell.RunAsync("infra/package/package.sh", cancel, new Dictionary<string, string?>(), "plain", folder.File("package"));
        exitCode.ShouldBe(0, output + errors);
        await using var zip = await ZipFile.OpenReadAsync(folder.File("package.zip"), cancel);
        Entries = zip.Entries.Where(entry => entry.Name.Length > 0).ToDictionary(entry => entry.FullName, entry => entry.ExternalAttributes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
