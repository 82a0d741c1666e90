using System.Globalization;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Sends a message down the whole route once each working morning. A route that nobody tests is found broken by the first person who needed it.</summary>
public sealed class TestRoute(IPlaceBook places, TellLeads leads, OrganisationCalendar calendar, IOptions<SafeguardingOptions> options, TimeProvider time) : ITimedWork
{
    public string Name => "fn-test-safeguarding";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var day = calendar.DayOf(now);
        if (!options.Value.DailyTest || !WorkingDays.Includes(day) || now < calendar.At(day, new(options.Value.DayStartsAt, 0)))
        {
            return;
        }

        var root = (await places.ReadAsync(cancellationToken)).Root.Id;
        await leads.TellAsync("", string.Create(CultureInfo.InvariantCulture, $"test-{day:yyyy-MM-dd}"), WordConcern.Test(day, root), cancellationToken);
    }
}
