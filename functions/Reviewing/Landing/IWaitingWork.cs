namespace FeedbackPipeline.Reviewing.Landing;

/// <summary>How much waits for people. Implemented by the store; every count stops at <c>most</c>, so that asking stays cheap.</summary>
public interface IWaitingWork
{
    Task<Waiting> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken);
}

/// <param name="Concerns">Concerns that wait for a decision.</param>
/// <param name="MostUrgent">How many of them ask to ring now.</param>
public sealed record Waiting(int Unread, int Concerns, int MostUrgent, int Alerts);
