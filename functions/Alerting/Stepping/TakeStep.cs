using System.Collections.Immutable;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Acknowledging;
using FeedbackPipeline.Alerting.Lifecycle.Acting;
using FeedbackPipeline.Alerting.Lifecycle.Assigning;
using FeedbackPipeline.Alerting.Lifecycle.Closing;
using FeedbackPipeline.Alerting.Lifecycle.Doubting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Stepping;

/// <summary>Loads an alert, lets the lifecycle decide about a person's step and keeps what came of it.</summary>
public sealed class TakeStep(IAlertBook book, AlertOwners owners, OrganisationCalendar calendar, PipelineMetrics metrics, TimeProvider time)
{
    /// <param name="places">Ids of the places the member may see.</param>
    public async Task<StepOutcome> RunAsync(string id, IReadOnlyList<string> places, StepRequest request, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { } alert || !places.Contains(alert.Place))
        {
            return new StepOutcome.NotFound();
        }

        if (alert.Version != request.SeenVersion)
        {
            return new StepOutcome.ChangedMeanwhile();
        }

        var marks = request.Step == Step.RecordAction ? await book.MarksAsync([.. alert.Gaps.Keys], cancellationToken) : null;
        var mayOwn = request.Step == Step.Assign ? await owners.AtAsync(alert.Place, cancellationToken) : [];
        return Decide(alert, request, mayOwn, marks) switch
        {
            Decision.Refused no => new StepOutcome.Refused(no.Field, no.Reason),
            Decision.Agreed yes when await KeepAsync(alert, yes.Fact, cancellationToken) => new StepOutcome.Done(),
            _ => new StepOutcome.ChangedMeanwhile(),
        };
    }

    private async Task<bool> KeepAsync(Alert alert, AlertFact fact, CancellationToken cancellationToken)
    {
        var kept = await book.AppendAsync(alert, fact, cancellationToken);
        if (kept)
        {
            metrics.Count(alert, alert.With([fact]));
        }

        return kept;
    }

    private Decision Decide(Alert alert, StepRequest request, IReadOnlyList<string> mayOwn, ImmutableDictionary<string, long>? marks)
    {
        var now = time.GetUtcNow();
        return request.Step switch
        {
            Step.Acknowledge => Acknowledge.Decide(alert, request.By, now),
            Step.Assign => Assign.Decide(alert, new(request.By, request.Owner, request.Due), mayOwn, now, calendar.DayOf(now)),
            Step.RecordAction => RecordAction.Decide(alert, new(request.By, request.Text, request.DoneBy, request.Due, marks), now, calendar.DayOf(now)),
            Step.Resolve => Resolve.Decide(alert, request.By, request.Text, now),
            Step.Accept => Accept.Decide(alert, request.By, request.Text, now),
            Step.FiguresAreWrong => DoubtFigures.Decide(alert, request.By, request.Text, now),
            _ => ConfirmFigures.Decide(alert, request.By, request.Text, now),
        };
    }
}
