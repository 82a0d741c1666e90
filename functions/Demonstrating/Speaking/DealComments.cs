using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Speaking;

/// <summary>Gives each moment words that fit the person, the place and the month, each once; only short ones come again, as evenly as lets the others last the year.</summary>
/// <param name="moments">How many times somebody will speak.</param>
internal sealed class DealComments(IReadOnlyList<DemoComment> all, int moments, int seed)
{
    private const int Particular = 3;
    private const double FewestShortOnes = 0.12;

    private static readonly (Channel Channel, double Weight)[] Channels = [(Channel.Web, 0.68), (Channel.Paper, 0.2), (Channel.Conversation, 0.12)];
    private readonly SeededNumbers numbers = new(seed + 2_000_003);
    private readonly List<DemoComment> unsaid = [.. all.Where(comment => !comment.Again)];
    private readonly IReadOnlyList<DemoComment> again = [.. all.Where(comment => comment.Again)];
    private int left = moments;

    /// <returns>Null where nobody has anything to say, which happens only on someone's behalf or in the project.</returns>
    public (DemoComment Comment, Channel Channel, Help Help)? For(DemoMoment moment)
    {
        var said = numbers.Chance(Math.Max(FewestShortOnes, 1 - ((double)unsaid.Count(comment => IsForAnyone(comment, moment)) / left--))) ? Short(moment) : null;
        said ??= Unsaid(moment) ?? Short(moment);
        return said is null ? null : (said, said.Channel ?? numbers.Weighted(Channels, way => way.Weight).Channel, said.Help ?? moment.Help);
    }

    /// <summary>Words of few people, or of a time that is over, would not help the rest through the year.</summary>
    private static bool IsForAnyone(DemoComment comment, DemoMoment moment) => comment.Voices.Count == 0 && comment.Until >= moment.Month && comment.Help != Help.OnBehalf;

    private DemoComment? Unsaid(DemoMoment moment)
    {
        var fitting = unsaid.Where(comment => comment.Fits(moment)).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var chosen = numbers.Weighted(fitting, comment => comment.IsParticular ? Particular : 1);
        unsaid.Remove(chosen);
        return chosen;
    }

    private DemoComment? Short(DemoMoment moment)
    {
        var fitting = again.Where(comment => comment.Fits(moment)).ToList();
        return fitting.Count == 0 ? null : numbers.One(fitting);
    }
}
