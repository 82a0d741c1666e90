using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Deploying;

public sealed class CompilingTests
{
    public static TheoryData<string> ParameterFiles => [.. Bicep.Files(".bicepparam")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_template_and_its_modules_compile_without_a_word()
        => (await Bicep.RunAsync(null, Cancel, "build", At("main.bicep"), "--stdout")).ShouldStartWith("{");

    [Fact]
    public async Task The_linter_has_nothing_to_say()
        => (await Bicep.RunAsync(null, Cancel, "lint", "--pattern", At("**/*.bicep"))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Parameters_fit_the_template(string file)
        => (await Bicep.RunAsync(null, Cancel, "build-params", At(file), "--stdout")).ShouldContain("environmentName");

    [Theory]
    [InlineData(".bicep")]
    [InlineData(".bicepparam")]
    public async Task Every_file_is_formatted(string extension)
    {
        using var folder = new TemporaryFolder();
        Bicep.CopyTo(folder.Path);

        await Bicep.RunAsync(null, Cancel, "format", "--pattern", Path.Combine(folder.Path, $"**/*{extension}"));

        foreach (var file in Bicep.Files(extension))
        {
            (await File.ReadAllTextAsync(folder.File(file), Cancel)).TrimEnd().ShouldBe((await File.ReadAllTextAsync(At(file), Cancel)).TrimEnd(), file);
        }
    }

    private static string At(string file) => Path.Combine(Bicep.Infra, file);
}
