using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Vocabulary;

public sealed class OrganisationCalendarTests
{
    private readonly OrganisationCalendar calendar = new(Options.Create(new OrganisationOptions()));

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29")] // the clock goes forward at 01:00 UTC
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25")] // still summer time; the clock goes back at 01:00 UTC
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25")]
    public void A_day_is_a_day_where_the_people_are(string moment, string day)
        => calendar.DayOf(DateTimeOffset.Parse(moment)).ShouldBe(DateOnly.Parse(day));

    [Fact]
    public void A_new_epoch_begins_with_the_new_year_of_the_people()
    {
        calendar.EpochOf(DateTimeOffset.Parse("2026-12-31T23:59:59Z")).ShouldBe(2026);
        calendar.EpochOf(DateTimeOffset.Parse("2027-01-01T00:00:00Z")).ShouldBe(2027);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01T00:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T00:00:00Z")]
    public void A_day_starts_at_its_own_midnight(string day, string moment)
        => calendar.StartOf(DateOnly.Parse(day)).ShouldBe(DateTimeOffset.Parse(moment));
}
