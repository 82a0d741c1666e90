using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Who gave the about-you values, by how the words were given: where somebody helped or spoke, the helper may have chosen.</summary>
internal static class WhoSupplied
{
    public static SuppliedBy With(Help help) => help is Help.WithHelp or Help.OnBehalf ? SuppliedBy.Helper : SuppliedBy.Self;
}
