namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Holds calls back while the handler starts; after four times the time a start may take, the host itself stops.</summary>
internal sealed class StartGate(TimeSpan initializationTimeout, TimeProvider time)
{
    private const int Times = 4;
    private volatile TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls that wait now.</summary>
    public int Waiting { get; private set; }

    public bool HostStopped { get; private set; }

    public void Open() => up.TrySetResult();

    public void Close() => up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <exception cref="TimeoutException">It never came, and the host stopped.</exception>
    public async Task WaitAsync()
    {
        Waiting++;
        try
        {
            await up.Task.WaitAsync(initializationTimeout * Times, time);
        }
        catch (TimeoutException)
        {
            HostStopped = true;
            throw;
        }
        finally
        {
            Waiting--;
        }
    }
}
