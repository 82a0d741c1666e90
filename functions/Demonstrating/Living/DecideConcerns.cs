using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>The safeguarding lead reads what was flagged and decides it, as the authors of the words did beforehand. Some are left open on purpose.</summary>
internal sealed class DecideConcerns(IConcernDesk desk)
{
    private const string LeftOpen = "open";

    private static readonly Dictionary<ConcernState, string> Reasons = new Dictionary<ConcernState, string>
    {
        [ConcernState.Concern] = "I spoke with the person and asked what they want. Reported to the council the same day; a trusted worker stays in touch.",
        [ConcernState.NotAConcern] = "I read the whole comment and rang the service. The word was flagged, but nobody is being harmed.",
        [ConcernState.NeedsInformation] = "I asked the house for the body map and the night record. I look again when they are here.",
    };

    /// <param name="said">What was said, by the id of the feedback.</param>
    public async Task RunAsync(IReadOnlyList<string> places, IReadOnlyDictionary<string, DemoComment> said, CancellationToken cancellationToken)
    {
        var actor = StaffOfDemo.Safeguarding.Id;
        foreach (var waiting in (await desk.ListAsync(places, cancellationToken)).Where(waiting => !waiting.NeedsInformation))
        {
            var decided = said[waiting.FeedbackId].Decided ?? Code.Of(ConcernState.NotAConcern);
            if (decided == LeftOpen || await desk.OpenAsync(waiting.FeedbackId, places, actor, cancellationToken) is null || !Code.TryParse<ConcernState>(decided, out var outcome))
            {
                continue;
            }

            foreach (var kind in waiting.Kinds)
            {
                await desk.DecideAsync(new(waiting.FeedbackId, kind, outcome, Reasons[outcome]), places, actor, cancellationToken);
            }
        }
    }
}
