using System.Diagnostics;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The package as Azure gets it, published for these tests.</summary>
public sealed class PackageTests(Package package) : IClassFixture<Package>
{
    [Theory]
    [InlineData("FeedbackPipeline")]
    [InlineData("host.json")]
    [InlineData("fn-tag/function.json")]
    [InlineData("wwwroot/site.css")]
    [InlineData("wwwroot/vendor/govuk-frontend.min.css")]
    [InlineData("wwwroot/vendor/pictures/heart.svg")]
    [InlineData("libe_sqlite3.so")]
    [InlineData("libcoreclr.so")]
    public void It_holds(string entry) => package.Entries.ShouldContainKey(entry);

    [Fact]
    public void Every_function_of_the_sources_is_at_the_root_alone_in_its_folder()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Shell.Repository, "functions"), "function.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/") && !file.Contains("/obj/") && !file.Contains("/node_modules/"))
            .Select(file => $"{Path.GetFileName(Path.GetDirectoryName(file))}/function.json");
        var packed = package.Entries.Keys.Where(entry => entry.EndsWith("function.json", StringComparison.Ordinal)).ToList();

        packed.ShouldBe(sources, ignoreOrder: true);
        packed.ShouldAllBe(function => package.Entries.Keys.Count(entry => entry.StartsWith(function.Replace("function.json", ""))) == 1);
    }

    [Fact]
    public void The_zip_says_that_the_program_may_be_run()
        => (package.Entries["FeedbackPipeline"] >> 16 & 0b001_001_001).ShouldBe(0b001_001_001);

    [Fact]
    public async Task Unpacked_it_runs_where_there_is_no_dotnet()
    {
        var start = new ProcessStartInfo(Path.Combine(package.Unpack(), "FeedbackPipeline"), ["--help"]) { RedirectStandardOutput = true, WorkingDirectory = package.Folder };
        start.Environment["DOTNET_ROOT"] = "/nowhere";
        start.Environment["PATH"] = "";
        using var process = Process.Start(start)!;
        var help = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.ShouldBe(0);
        help.ShouldContain("replay-poison");
    }

    [Fact]
    public void It_holds_no_symbols_settings_or_sources_of_a_developer()
        => package.Entries.Keys.ShouldNotContain(entry => entry.EndsWith(".pdb") || entry.Contains("node_modules") || entry.EndsWith("local.settings.json") || entry.EndsWith(".cs"));
}
