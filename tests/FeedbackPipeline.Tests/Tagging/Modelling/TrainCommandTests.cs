using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_file_of_tagged_comments_becomes_a_model_and_a_card()
    {
        var input = folder.Write("tagged.csv", "text,themes,question,sentiment\n" + string.Concat(Enumerable.Range(1, 12).Select(day =>
            $"Soup was cold on day {day},Food & drink provision & facilities,could_improve,4\nDay {day} and the bus was late again,Timeliness of care,could_improve,5\n")));

        var (exitCode, output, errors) = await TrainAsync(input);

        errors.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        output.ShouldContain("24 comments");
        File.Exists(folder.File("models/nhs-fft.bin")).ShouldBeTrue();
        var card = await File.ReadAllTextAsync(folder.File("models/nhs-fft.md"), TestContext.Current.CancellationToken);
        card.ShouldContain("| Timeliness of care | 12 |");
        card.ShouldContain("© NHS England");
        card.ShouldContain("Nothing here measures text by people with learning disabilities");
    }

    [Fact]
    public async Task A_theme_nobody_knows_stops_it_with_2_and_nothing_is_written()
    {
        var (exitCode, _, errors) = await TrainAsync(folder.Write("tagged.csv", "text,themes\nsoup,Soap\n"));

        exitCode.ShouldBe(2);
        errors.ShouldContain("tagged.csv line 2: themes: 'Soap' is no theme of the framework nhs-fft.");
        Directory.Exists(folder.File("models")).ShouldBeFalse();
    }

    public void Dispose() => folder.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> TrainAsync(string input) => ProductProcess.RunAsync(
        Directory.CreateDirectory(folder.File("data")).FullName, TestContext.Current.CancellationToken, "train", "--input", input, "--framework", "nhs-fft", "--output", folder.File("models"), "--folds", "3");
}
