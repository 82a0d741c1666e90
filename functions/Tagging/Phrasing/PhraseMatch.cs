namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>Where a phrase stands, as positions among the words of the text.</summary>
internal readonly record struct PhraseMatch(int Phrase, int FirstWord, int LastWord);
