using System.Net;
using System.Text;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A body of which only the beginning is ever sent, so that the call stays open.</summary>
internal sealed class HalfSentContent(string beginning) : HttpContent
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the beginning is on its way.</summary>
    public Task Begun => begun.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(beginning));
        await stream.FlushAsync();
        begun.SetResult();
        await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
