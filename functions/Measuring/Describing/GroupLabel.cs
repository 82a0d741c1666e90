using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A group in people's words.</summary>
public static class GroupLabel
{
    public static string Of(Demographics demographics, string dimension, string category)
        => category == RepresentationSignal.SmallGroupsTogether ? "Small groups together" : demographics.Find(dimension)?.LabelOf(category) ?? category;
}
