namespace FeedbackPipeline.Vocabulary;

/// <summary>Finds words that may be about harm. Implemented by tagging; for whoever must answer before tagging has had its turn.</summary>
public interface IScreenWords
{
    /// <summary>What must be read in one piece of text, most urgent first, by the organisation's newest list; where that cannot be read, by the newest this process knows.</summary>
    Task<IReadOnlyList<Concern>> ScreenAsync(string text, CancellationToken cancellationToken);
}
