using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>The store's own book, which does not take some texts for a while.</summary>
/// <param name="broken">The provider's ids of those texts.</param>
internal sealed class UnreliableTextBook(ITextBook inner, Func<string, string> idOf, IReadOnlySet<string> broken) : ITextBook
{
    public static void Register(IServiceCollection services, IReadOnlySet<string> broken)
    {
        var known = services.Last(service => service.ServiceType == typeof(ITextBook)).ImplementationFactory!;
        services.AddSingleton<ITextBook>(provider => new UnreliableTextBook(
            (ITextBook)known(provider), message => provider.GetRequiredService<AcceptFeedback>().IdOf(Channel.Sms, message), broken));
    }

    public Task<bool> KeepAsync(KeptText text, CancellationToken cancellationToken)
        => broken.Select(idOf).Contains(text.Id) ? throw new IntakeUnavailableException("as the test asked", new IOException("as the test asked")) : inner.KeepAsync(text, cancellationToken);

    public Task<KeptText?> FindWaitingAsync(string textId, CancellationToken cancellationToken) => inner.FindWaitingAsync(textId, cancellationToken);

    public Task<(Phone? Phone, PhoneHistory History)> FindPhoneAsync(string phoneId, DateTimeOffset now, CancellationToken cancellationToken) => inner.FindPhoneAsync(phoneId, now, cancellationToken);

    public Task<IReadOnlyList<string>> ReceiptsAsync(string phoneId, CancellationToken cancellationToken) => inner.ReceiptsAsync(phoneId, cancellationToken);

    public Task RecordAsync(WorkedText worked, CancellationToken cancellationToken) => inner.RecordAsync(worked, cancellationToken);

    public Task MarkFailedAsync(string textId, CancellationToken cancellationToken) => inner.MarkFailedAsync(textId, cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.ForgetAsync(before, cancellationToken);
}
