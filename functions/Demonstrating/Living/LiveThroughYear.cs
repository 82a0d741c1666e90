using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>
/// Day by day: staff work in the morning, people speak when they do, and in the evening the queue is emptied and the timers run; so everything the product
/// writes carries the day on which it happened.
/// </summary>
internal sealed class LiveThroughYear(
    SimulatedClock clock,
    OrganisationCalendar calendar,
    IPlaceBook places,
    PublicDoor web,
    OtherDoors others,
    DrainPipeline drain,
    ReadFeedback reading,
    DecideConcerns concerns,
    AnswerAlerts alerts,
    IReadOnlyDictionary<int, string> invitations)
{
    private const int Morning = 7;
    private const int Evening = 22;

    /// <summary>The last days' words wait for whoever looks at the demo.</summary>
    private const int DaysLeftUnread = 12;

    private readonly Dictionary<string, DemoComment> said = new(StringComparer.Ordinal);

    /// <param name="passed">Told after each day.</param>
    /// <returns>How much feedback was given.</returns>
    public async Task<int> RunAsync(DemoYear year, IEnumerable<DemoMoment> moments, DealComments deal, Action passed, CancellationToken cancellationToken)
    {
        var everywhere = (await places.ReadAsync(cancellationToken)).All.Select(place => place.Id).ToList();
        var byDay = moments.ToLookup(moment => calendar.DayOf(moment.At));
        foreach (var day in year.Days)
        {
            clock.MoveTo(calendar.StartOf(day).AddHours(Morning));
            await WorkAsync(day, year, everywhere, cancellationToken);
            foreach (var moment in byDay[day])
            {
                await SpeakAsync(moment, deal, cancellationToken);
            }

            clock.MoveTo(calendar.StartOf(day).AddHours(Evening));
            await drain.RunAsync(null, cancellationToken);
            passed();
        }

        return said.Count;
    }

    private async Task SpeakAsync(DemoMoment moment, DealComments deal, CancellationToken cancellationToken)
    {
        if (deal.For(moment) is not var (comment, channel, help))
        {
            return;
        }

        clock.MoveTo(moment.At);
        var invitation = moment.Invited ? invitations[moment.Person.Number] : null;
        var id = channel == Channel.Web
            ? await web.GiveAsync(moment, comment, help, invitation, cancellationToken)
            : await others.GiveAsync(moment, comment, channel, help, invitation, cancellationToken);
        said.Add(id, comment);
    }

    private async Task WorkAsync(DateOnly day, DemoYear year, IReadOnlyList<string> everywhere, CancellationToken cancellationToken)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            return;
        }

        await concerns.RunAsync(everywhere, said, cancellationToken);
        await alerts.RunAsync(everywhere, cancellationToken);
        if (day < year.StartOfMonth(DemoYear.Months + 1).AddDays(-DaysLeftUnread) && day.DayOfWeek is (DayOfWeek.Tuesday or DayOfWeek.Friday))
        {
            await reading.RunAsync(everywhere, cancellationToken);
        }
    }
}
