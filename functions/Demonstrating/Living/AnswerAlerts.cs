using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>The operations manager sees each alert; the one of the story she gives to the involvement lead, who puts down what she tried: each some days after the last.</summary>
internal sealed class AnswerAlerts(IAlertBook book, TakeStep steps, OrganisationCalendar calendar, TimeProvider time)
{
    private const int DaysToSee = 2;
    private const int DaysToAssign = 3;
    private const int DaysToAct = 12;
    private const int DaysItMayTake = 28;
    private const string Subject = $"age_band:{InventRegister.Fading}";
    private const string Rule = "representation";
    private const string Tried =
        "Rang round the people who stopped coming when the day centre changed, and had tea with nine of them at Orchard Lane. They miss their own room and the taxi. We try a Tuesday morning of their own, with lifts, from next month.";

    public async Task RunAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        foreach (var alert in (await book.ListAsync(places, 0, cancellationToken)))
        {
            if (Next(alert, (time.GetUtcNow() - alert.Since).Days) is { } step)
            {
                await steps.RunAsync(alert.Id, places, step, cancellationToken);
            }
        }
    }

    private StepRequest? Next(Alert alert, int days) => (alert.State, days) switch
    {
        (AlertState.New, >= DaysToSee) => new(StaffOfDemo.Manager.Id, Step.Acknowledge, alert.Version),
        (AlertState.Acknowledged, >= DaysToAssign) when IsOfTheStory(alert) => new(
            StaffOfDemo.Manager.Id,
            Step.Assign,
            alert.Version,
            Owner: StaffOfDemo.Involvement.Id,
            Due: calendar.DayOf(time.GetUtcNow()).AddDays(DaysItMayTake)),
        (AlertState.Assigned, >= DaysToAct) when IsOfTheStory(alert) => new(StaffOfDemo.Involvement.Id, Step.RecordAction, alert.Version, Tried),
        _ => null,
    };

    private static bool IsOfTheStory(Alert alert) => alert is { Subject: Subject, Rule: Rule, Place: InventPlaces.Root };
}
