using FeedbackPipeline.Tagging.Screening;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>One kind of concern as the page shows it.</summary>
public sealed record ShownKind(string Kind, IReadOnlyList<string> Phrases, SignalList List, bool MayEdit)
{
    public bool IsMarked(string phrase) => List.LowWeightPhrases.Contains(phrase);

    /// <summary>Where a change to this kind begins.</summary>
    public string Href(string change, string? phrase = null)
        => $"/settings/signals/change?change={change}&kind={Uri.EscapeDataString(Kind)}{(phrase is null ? "" : $"&phrase={Uri.EscapeDataString(phrase)}")}";
}
