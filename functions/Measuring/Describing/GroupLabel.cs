using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A group in people's words.</summary>
public static class GroupLabel
{
    public static string Of(Demographics demographics, string dimension, string category)
        => JointDimension.Parse(dimension) is { } joint && JointDimension.Parts(category) is var (first, second)
            ? $"{Of(demographics, joint.First, first)}, {Of(demographics, joint.Second, second)}"
            : category == RepresentationSignal.SmallGroupsTogether ? "Small groups together" : demographics.Find(dimension)?.LabelOf(category) ?? category;
}
