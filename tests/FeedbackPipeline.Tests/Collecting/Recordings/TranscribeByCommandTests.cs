using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>A program on the machine writes down what it hears: the tests use those every Linux has.</summary>
public sealed class TranscribeByCommandTests
{
    private const string Shell = "/bin/sh";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_recording_comes_on_standard_input_and_text_comes_back()
    {
        var hearing = await HearAsync(Command(Shell, "-c", "head -c 4 > /dev/null; printf 'I like the garden.\\nIt is quiet.\\n'"));

        hearing.Segments.Select(segment => segment.Text).ShouldBe(["I like the garden.", "It is quiet."]);
    }

    [Fact]
    public async Task A_program_that_needs_a_file_gets_one_for_as_long_as_it_runs()
    {
        await using var app = new PipelineApp([.. Voices.Open, .. Settings(Command("/usr/bin/tail", "-c", "20", TranscribingOptions.File))]);
        var (id, _) = await Voices.LeftAsync(app, Voices.WebM("the sound of a voice"));

        await app.DrainAsync();

        (await app.OpenedAsync(id))!.Heard.ShouldHaveSingleItem().Text.ShouldBe("the sound of a voice");
        app.Holds("the sound of a voice"u8).ShouldBeFalse("the file is gone and the rest is sealed");
    }

    [Fact]
    public async Task Nothing_of_a_name_is_read_by_a_shell()
    {
        var hearing = await HearAsync(Command("/bin/echo", "$(id); `id` > x | cat"));

        hearing.Segments.ShouldHaveSingleItem().Text.ShouldBe("$(id); `id` > x | cat");
    }

    [Fact]
    public async Task Times_come_from_captions()
    {
        var options = Command(Shell, "-c", "printf 'WEBVTT\\n\\n00:00:01.000 --> 00:00:02.000\\nHello\\n'");
        options.Output = CommandOutput.Vtt;

        (await HearAsync(options)).Segments.ShouldHaveSingleItem().Start.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Silence_is_no_failure() => (await HearAsync(Command(Shell, "-c", "echo"))).Trouble.ShouldBe(HearingTrouble.NoWords);

    [Theory]
    [InlineData("exit 3", "ended with 3")]
    [InlineData("yes", "more than 1024 bytes")]
    [InlineData("cat /dev/zero 1>&2", "did not end within 1 seconds")]
    public async Task A_program_that_fails_or_does_not_end_is_ended_and_said_so(string script, string says)
    {
        var options = Command(Shell, "-c", script);
        options.MaximumOutputBytes = 1_024;
        options.TimeoutSeconds = 1;

        (await Should.ThrowAsync<TranscriberUnavailableException>(() => HearAsync(options))).Message.ShouldContain(says);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_said_so()
    {
        (await Should.ThrowAsync<TranscriberUnavailableException>(() => HearAsync(Command("/no/such/program")))).Message.ShouldContain("could not be started");
        await using var app = new PipelineApp(Settings(Command("/no/such/program")));
        (await app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "speech").LookAsync(Stop)).State.ShouldBe(FindingState.Wrong);
    }

    private static TranscribingOptions Command(string command, params string[] arguments)
    {
        var options = new TranscribingOptions { Command = command };
        foreach (var argument in arguments)
        {
            options.Arguments.Add(argument);
        }

        return options;
    }

    private static (string, string)[] Settings(TranscribingOptions options)
        => [("Transcribing:Command", options.Command), .. options.Arguments.Select((argument, at) => ($"Transcribing:Arguments:{at}", argument))];

    private static async Task<Hearing> HearAsync(TranscribingOptions options)
    {
        using var folder = new TemporaryFolder();
        var transcriber = new TranscribeByCommand(Options.Create(options), new(folder.Path), new(), TimeProvider.System);
        return await transcriber.HearAsync(new(Voices.WebM(), AudioKind.WebM), Stop);
    }
}
