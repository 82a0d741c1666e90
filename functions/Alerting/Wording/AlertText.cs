namespace FeedbackPipeline.Alerting.Wording;

/// <summary>What a rule says about its evidence: aggregates only, small numbers protected.</summary>
/// <param name="Subject">Group and place, for headings: <c>75 or over, Elm House</c>.</param>
/// <param name="Heading">While the gap is open.</param>
/// <param name="HeadingWhenCleared">Once the figures say it is gone.</param>
/// <param name="Paragraphs">The figures, the evidence, what it was compared with.</param>
/// <param name="Advice">What one could do, each a half-sentence after "You could:".</param>
/// <param name="EasyRead">The same in sentences of at most 15 words.</param>
public sealed record AlertText(
    string Subject,
    string Heading,
    string HeadingWhenCleared,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Advice,
    IReadOnlyList<string> EasyRead);
