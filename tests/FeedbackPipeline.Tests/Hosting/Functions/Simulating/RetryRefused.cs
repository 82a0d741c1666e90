namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Tries ten times to reach the handler, with growing pauses; only proxying does.</summary>
internal sealed class RetryRefused(HttpMessageHandler inner, Func<TimeSpan, CancellationToken, Task> pause) : DelegatingHandler(inner)
{
    private const int Tries = 10;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var (attempt, wait) = (1, First); ; attempt++, wait = wait * 2 > Longest ? Longest : wait * 2)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < Tries)
            {
                await pause(wait, cancellationToken);
            }
        }
    }
}
