using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

public sealed class EditSignalsTests
{
    private static readonly SignalList Shipped = SignalList.Load();

    [Fact]
    public void The_list_that_came_with_the_product_can_be_saved() => CheckSignals.Of(Shipped).ShouldBeEmpty();

    [Fact]
    public void An_added_phrase_is_found_with_one_typing_mistake()
    {
        var change = Made(new(SignalChanges.Add, "physical", " Budgie  Squeezer ", null, null, null, null, "why"));

        new ScreenForConcerns(change.Next).Screen("a budgie squeezzr").ShouldContain(concern => concern.Kind == "physical");
        (change.Next.Version, change.Detail).ShouldBe(("2026-12.1", "budgie squeezer"));
    }

    [Fact]
    public void A_removed_phrase_is_no_longer_found()
        => new ScreenForConcerns(Made(Phrase(SignalChanges.Remove, "physical", "dragged me")).Next).Screen("he dragged me").ShouldBeEmpty();

    [Theory]
    [InlineData("there was a fire", ConcernLevel.ReadFirst)]
    [InlineData("there was a fire and he has a knife", ConcernLevel.RingNow)]
    public void A_marked_phrase_counts_less_only_where_nothing_stands_beside_it(string text, ConcernLevel level)
        => new ScreenForConcerns(Made(Phrase(SignalChanges.Mark, "immediate_danger", "fire")).Next).Screen(text).ShouldBe([new("immediate_danger", level)]);

    [Fact]
    public void A_marked_phrase_beside_another_kind_counts_in_full_unless_that_is_an_everyday_word_too()
    {
        var screen = new ScreenForConcerns(Made(Phrase(SignalChanges.Mark, "immediate_danger", "fire")).Next);

        screen.Screen("a fire and he hit me").ShouldBe([new("immediate_danger", ConcernLevel.RingNow), new("physical", ConcernLevel.NotifyLead)]);
        screen.Screen("a fire and my dad").ShouldBe([new("immediate_danger", ConcernLevel.ReadFirst), new("domestic", ConcernLevel.ReadFirst)]);
    }

    [Fact]
    public void A_marked_phrase_beside_another_in_another_answer_counts_in_full()
    {
        var screen = new ScreenForConcerns(Made(Phrase(SignalChanges.Mark, "immediate_danger", "fire")).Next);

        screen.ScreenTogether(["a fire", "he has a knife"]).ShouldBe([new("immediate_danger", ConcernLevel.RingNow)]);
        screen.ScreenTogether(["a fire", "another fire"]).ShouldBe([new("immediate_danger", ConcernLevel.ReadFirst)]);
    }

    [Fact]
    public void An_unmarked_phrase_counts_in_full_again()
    {
        var marked = Made(Phrase(SignalChanges.Mark, "immediate_danger", "fire")).Next;

        EditSignals.Of(Phrase(SignalChanges.Unmark, "immediate_danger", "fire"), marked, 2, out _)!.Next.LowWeightPhrases.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ring-now", ConcernLevel.RingNow)]
    [InlineData("read-first", ConcernLevel.ReadFirst)]
    public void A_kind_takes_the_level_it_is_given(string level, ConcernLevel expected)
        => Made(new(SignalChanges.Level, "physical", null, level, null, null, null, "why")).Next.LevelOf("physical", alone: true).ShouldBe(expected);

    [Fact]
    public void A_kind_that_rang_can_be_made_to_tell_the_lead()
        => Made(new(SignalChanges.Level, "sexual", null, "notify-lead", null, null, null, "why")).Next.AlwaysSurface.ShouldNotContain("sexual");

    [Fact]
    public void An_earlier_list_comes_back_with_a_new_version()
    {
        var added = Made(Phrase(SignalChanges.Add, "physical", "budgie squeezer")).Next;
        var back = EditSignals.Of(new(SignalChanges.Restore, null, null, null, 0, Shipped, null, "why"), added, 2, out _)!;

        back.Next.Version.ShouldBe("2026-12.2");
        CompareSignals.Of(Shipped, back.Next).ShouldBeEmpty();
    }

    [Fact]
    public void A_downloaded_list_that_was_changed_is_taken()
    {
        var file = SignalList.Write(Shipped).Replace("\"hit me\"", "\"budgie squeezer\"", StringComparison.Ordinal);
        var change = Made(Upload(file));

        CompareSignals.Of(Shipped, change.Next).ShouldBe([new(SignalChanges.Add, "physical", "budgie squeezer"), new(SignalChanges.Remove, "physical", "hit me")]);
    }

    [Theory]
    [InlineData("added", "none", "some words", "why", "kind")]
    [InlineData("added", "physical", "<b>", "why", "phrase")]
    [InlineData("added", "physical", "hit me", "why", "phrase")]
    [InlineData("added", "physical", "some words", " ", "reason")]
    [InlineData("removed", "physical", "never was there", "why", "phrase")]
    [InlineData("marked", "physical", "never was there", "why", "phrase")]
    [InlineData("unmarked", "physical", "hit me", "why", "change")]
    [InlineData("level", "physical", null, "why", "level")]
    [InlineData("restored", null, null, "why", "number")]
    [InlineData("other", null, null, "why", "change")]
    public void A_change_that_is_not_taken_says_which_field_is_wrong(string change, string? kind, string? phrase, string reason, string field)
    {
        EditSignals.Of(new(change, kind, phrase, null, null, null, null, reason), Shipped, 1, out var errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("\"categories\":", "\"kinds\":", "list.categories")]
    [InlineData("\"hit me\"", "7", "list.categories.physical[0]")]
    [InlineData("\"hit me\"", "\"Hit me!\"", "list.categories.physical[0]")]
    [InlineData("\"hit me\"", "\"hits me\"", "list.categories.physical")]
    [InlineData("\"physical\":", "\"Physical\":", "list.categories.physical")]
    [InlineData("\"domestic\",", "\"tame\",", "list.lowWeightAlone")]
    [InlineData("\"self_harm\",", "\"domestic\",", "list.lowWeightAlone")]
    [InlineData("\"lowWeightPhrases\": []", "\"lowWeightPhrases\": [\"no such\"]", "list.lowWeightPhrases")]
    [InlineData("\"everyday\": [", "\"everyday\": [\"picked\",", "list.categories.physical")]
    [InlineData("{", "", "list.file")]
    public void A_file_that_is_not_taken_says_which_field_is_wrong(string part, string instead, string field)
    {
        var text = SignalList.Write(Shipped);
        var at = text.IndexOf(part, StringComparison.Ordinal);
        EditSignals.Of(Upload($"{text[..at]}{instead}{text[(at + part.Length)..]}"), Shipped, 1, out var errors).ShouldBeNull();

        errors.Select(error => error.Field).ShouldContain(field);
    }

    private static SignalChange Made(SignalDraft draft) => EditSignals.Of(draft, Shipped, 1, out var errors) ?? throw new InvalidOperationException(string.Join(' ', errors));

    private static SignalDraft Phrase(string change, string kind, string phrase) => new(change, kind, phrase, null, null, null, null, "why");

    private static SignalDraft Upload(string file) => new(SignalChanges.Upload, null, null, null, null, null, file, "why");
}
