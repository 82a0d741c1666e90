using System.Net;
using System.Text;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A body of which only the beginning is sent until the test lets go, so that the call stays open.</summary>
internal sealed class HalfSentContent(string beginning) : HttpContent
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the beginning is on its way.</summary>
    public Task Begun => begun.Task;

    public void LetGo() => released.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(beginning));
        await stream.FlushAsync();
        begun.SetResult();
        await released.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
