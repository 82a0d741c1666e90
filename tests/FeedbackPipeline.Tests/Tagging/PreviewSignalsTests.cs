using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Screening.Previewing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Tagging;

public sealed class PreviewSignalsTests
{
    private static readonly SignalList Shipped = SignalList.Load();
    private static readonly OrganisationCalendar Calendar = new(Options.Create(new OrganisationOptions()));
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void A_removed_phrase_names_each_comment_that_would_be_lost_or_lower()
    {
        var next = Edited(SignalChanges.Remove, "physical", "dragged me");

        var preview = Of(next, new("one", Now(0), ["he dragged me"]), new("two", Now(1), ["he dragged me", "my dad"]), new("three", Now(2), ["he kicked me"]), new("four", Now(2), ["all good"]));

        preview.Lost.ShouldBe(["one"]);
        preview.Lowered.ShouldBe(["two"]);
        (preview.Less, preview.Raised).ShouldBe((2, 0));
    }

    [Fact]
    public void An_added_phrase_says_how_many_more_are_flagged_and_loses_none()
    {
        var preview = Of(Edited(SignalChanges.Add, "sexual", "budgie squeezer"), new("one", Now(0), ["a budgie squeezer"]), new("two", Now(0), ["he kicked me"]));

        (preview.Less, preview.Raised).ShouldBe((0, 1));
        preview.Weeks[^1].Now[ConcernLevel.RingNow].ShouldBe(0);
        preview.Weeks[^1].Then[ConcernLevel.RingNow].ShouldBe(1);
        preview.Weeks[^1].Then[ConcernLevel.NotifyLead].ShouldBe(1);
    }

    [Fact]
    public void Twelve_weeks_end_today_and_older_comments_stand_in_none()
    {
        var preview = Of(Edited(SignalChanges.Remove, "physical", "dragged me"), new("one", Now(0), ["he kicked me"]), new("two", Now(83), ["he kicked me"]), new("three", Now(84), ["he kicked me"]));

        preview.Weeks.Count.ShouldBe(12);
        preview.Weeks.Sum(week => week.Now[ConcernLevel.NotifyLead]).ShouldBe(2);
        preview.Weeks[0].From.ShouldBe(Today.AddDays(-83));
    }

    [Fact]
    public void A_look_at_some_comments_says_how_far_back_it_went()
    {
        var preview = PreviewSignals.Of(new([new("one", Now(3), ["all good"])], 7), Shipped, Shipped, Today, Calendar);

        (preview.Read, preview.Total, preview.Bounded, preview.Since).ShouldBe((1, 7, true, Today.AddDays(-3)));
    }

    private static DateTimeOffset Now(int daysAgo) => Calendar.StartOf(Today.AddDays(-daysAgo)).AddHours(12);

    private static SignalPreview Of(SignalList next, params PastComment[] comments) => PreviewSignals.Of(new(comments, comments.Length), Shipped, next, Today, Calendar);

    private static SignalList Edited(string change, string kind, string phrase)
        => EditSignals.Of(new(change, kind, phrase, null, null, null, null, "why"), Shipped, 1, out _)!.Next;
}
