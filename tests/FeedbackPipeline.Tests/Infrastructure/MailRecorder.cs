using System.Threading.Channels;
using FeedbackPipeline.Alerting.Mailing;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>Takes messages instead of a server, and can make them slow or fail.</summary>
public sealed class MailRecorder : IMailer
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly Channel<MailMessage> taken = Channel.CreateUnbounded<MailMessage>();

    public bool IsConfigured => true;

    /// <summary>Sending waits for it.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        await Holds.WaitAsync(cancellationToken);
        taken.Writer.TryWrite(message);
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The next message, which may still be on its way.</summary>
    public async Task<MailMessage> NextAsync() => await taken.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Longest, TestContext.Current.CancellationToken);

    /// <summary>True where nothing more was sent.</summary>
    public bool IsEmpty => taken.Reader.Count == 0;
}
