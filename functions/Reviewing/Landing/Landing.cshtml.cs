using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Landing;

/// <summary>What waits for this member.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class LandingModel(ReadScope scopes, OrganisationCalendar calendar, IWaitingWork work, IRecordingBook recordings, ITranscriptDrafts transcripts, IMessageQueue queue) : ReviewPage(scopes, calendar)
{
    /// <summary>Counting stops here.</summary>
    public const int Most = 1_000;

    public Waiting Waiting { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Recordings that a person has to hear, and transcripts that a person has to check.</summary>
    public int Voices { get; private set; }

    public long Poisoned { get; private set; }

    public bool NothingWaits => Count(Policies.ReadFeedback, Waiting.Unread) + Count(Policies.HandleConcerns, Waiting.Concerns) + Waiting.Alerts + Voices + Poisoned == 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Waiting = await work.CountAsync(Scope.Ids, Most, cancellationToken);
        if (Member.May(Policies.ReadOriginalWords))
        {
            Voices = (await recordings.WaitingAsync(Scope.Ids, cancellationToken)).Count + (await transcripts.WaitingAsync(Scope.Ids, cancellationToken)).Count;
        }

        foreach (var name in Member.May(Policies.Configure) ? Queues.All : [])
        {
            Poisoned += await queue.CountAsync(Queues.PoisonOf(name), cancellationToken);
        }

        return Page();
    }

    public static string InWords(long count) => count >= Most ? "1,000 or more" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private int Count(string policy, int count) => Member.May(policy) ? count : 0;
}
