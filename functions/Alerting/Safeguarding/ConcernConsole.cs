namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Says on standard output that a concern waits. The daily test is not said here: nobody reads a console to see that nothing is wrong.</summary>
public sealed class ConcernConsole(TextWriter output) : IConcernNotifier
{
    public string Name => "console";

    public async Task TellAsync(ConcernWords words, CancellationToken cancellationToken)
    {
        if (words.Path is null)
        {
            return;
        }

        await output.WriteAsync($"\nCONCERN: {words.Heading}\n{string.Join('\n', words.Paragraphs)}\nPage: {words.Path}\n\n".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
