using FeedbackPipeline.Reviewing.Reading;

namespace FeedbackPipeline.Reviewing.Emerging;

/// <summary>Words of comments, from counters kept at every tagging. Months are written like <c>2026-03</c>, both included. Implemented by the store.</summary>
public interface ITermCounts
{
    /// <summary>Comments with words at these places, and how many have each word.</summary>
    Task<TermCounts> ReadAsync(IReadOnlyList<string> places, string from, string to, CancellationToken cancellationToken);

    /// <summary>The same for the people of one group.</summary>
    /// <param name="most">Comments looked at; a group with more is no small one, and null comes back.</param>
    Task<TermCounts?> OfGroupAsync(IReadOnlyList<string> places, string dimension, string category, string from, string to, int most, CancellationToken cancellationToken);

    /// <summary>How many people used a word, and the newest comment of some of them. Where a person cannot be told, a comment is one.</summary>
    /// <param name="group">Dimension and category, or null for everybody.</param>
    Task<TermVoices> VoicesAsync(IReadOnlyList<string> places, string term, (string Dimension, string Category)? group, string from, string to, int most, CancellationToken cancellationToken);
}

/// <param name="People">Different people whose comments have the word.</param>
/// <param name="Quotes">One comment a person.</param>
public sealed record TermVoices(int People, IReadOnlyList<ListedFeedback> Quotes)
{
    /// <summary>Comments looked at to tell people apart.</summary>
    public const int MostMentions = 2_000;
}
