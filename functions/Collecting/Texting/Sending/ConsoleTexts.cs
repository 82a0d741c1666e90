namespace FeedbackPipeline.Collecting.Texting.Sending;

/// <summary>Writes replies to standard output, without the number: enough to see what people would get, with nothing set up.</summary>
public sealed class ConsoleTexts(TextWriter output) : ISendText
{
    public string Name => "console";

    public async Task<SendOutcome> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        await output.WriteAsync($"\nTEXT to the number ending in {text.To[^2..]}: {text.Words}\n".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
        return new(SendState.Sent, "written");
    }

    public Task<bool> WasSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(false);
}
