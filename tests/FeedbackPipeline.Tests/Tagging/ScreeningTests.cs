using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>No phrase of the agreed list may be missed, however it is typed.</summary>
public sealed class ScreeningTests
{
    private const int ShortestWithTypo = 6;

    public static TheoryData<string, string> EveryPhrase => new(AgreedSignals.Read.Phrases);

    [Fact]
    public void The_list_holds_every_agreed_phrase_under_its_kind()
    {
        var list = SignalList.Load();

        AgreedSignals.Read.Phrases.Count().ShouldBe(90);
        AgreedSignals.Read.Phrases.Where(agreed => !list.Categories[agreed.Kind].Contains(agreed.Phrase)).ShouldBeEmpty();
        list.LowWeightAlone.ShouldBe(AgreedSignals.Read.LowWeightAlone);
        list.AlwaysSurface.ShouldBe(AgreedSignals.Read.AlwaysSurface);
    }

    [Theory]
    [MemberData(nameof(EveryPhrase))]
    public void Every_phrase_raises_its_kind_at_its_level_however_it_stands(string kind, string phrase)
    {
        string[] writings =
        [
            phrase, phrase.ToUpperInvariant(), $"Yesterday: \"{phrase}\".", phrase.Replace(' ', '\n'), phrase.Replace(" ", "<br/>", StringComparison.Ordinal),
            phrase.Replace(" ", "&nbsp;", StringComparison.Ordinal), phrase.Replace('\'', '’'), phrase.Replace("'", "", StringComparison.Ordinal), $"<p>{phrase}</p>", $"not {phrase}", $"it never was {phrase} again", $"it used to be {phrase}",
            $"{phrase}!!!", $"😀{phrase}😀", phrase.Replace("e", "é", StringComparison.Ordinal), phrase.Replace(" ", "  \t", StringComparison.Ordinal), $"[{phrase}]", phrase + new string(phrase[^1], 4), $"A good day. {phrase} Thanks",
        ];

        foreach (var writing in writings)
        {
            Raises(writing, kind);
        }
    }

    [Theory]
    [MemberData(nameof(EveryPhrase))]
    public void Every_phrase_with_one_typo_in_a_long_word_raises_its_kind_at_its_level_unless_the_words_are_English_as_typed(string kind, string phrase)
    {
        var words = phrase.Split(' ');
        foreach (var at in Enumerable.Range(0, words.Length).Where(at => words[at].Replace("'", "", StringComparison.Ordinal).Length >= ShortestWithTypo))
        {
            foreach (var typo in Typos.Of(words[at]))
            {
                string[] written = [.. words[..at], typo, .. words[(at + 1)..]];
                RaisesAtLeast(string.Join(' ', written), kind);
                RaisesAtLeast($"I think {string.Join(' ', written)} again today", kind);
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryPhrase))]
    public void Everyday_words_next_to_a_phrase_hide_nothing(string kind, string phrase) => Raises($"They picked me up on time and {phrase} and ticked the box", kind);

    [Theory]
    [InlineData("I live with my mum.", "domestic")]
    [InlineData("I hate peas.", "discrimination")]
    public void An_everyday_phrase_alone_is_only_read_first(string text, string kind)
        => Taggers.Screen.Screen(text).ShouldBe([new(kind, ConcernLevel.ReadFirst)]);

    [Fact]
    public void An_everyday_phrase_beside_another_kind_notifies_the_lead()
        => Taggers.Screen.Screen("My dad hits me").ShouldBe([new("physical", ConcernLevel.NotifyLead), new("domestic", ConcernLevel.NotifyLead)], ignoreOrder: true);

    [Fact]
    public void Two_everyday_kinds_together_are_still_only_read_first()
        => Taggers.Screen.Screen("I love my mum and I hate sprouts").ShouldBe([new("discrimination", ConcernLevel.ReadFirst), new("domestic", ConcernLevel.ReadFirst)], ignoreOrder: true);

    [Fact]
    public void The_same_everyday_kind_twice_stays_read_first()
        => Taggers.Screen.Screen("my mum and my dad").ShouldBe([new("domestic", ConcernLevel.ReadFirst)]);

    [Fact]
    public void The_most_urgent_comes_first()
        => Taggers.Screen.Screen("my dad hits me and I want to die")[0].ShouldBe(new("self_harm", ConcernLevel.RingNow));

    [Theory]
    [InlineData("stop him hurting me", "physical")]
    [InlineData("stophim hurtingme", "physical")]
    [InlineData("he hiiiits me", "physical")]
    [InlineData("HE SHOUTSSSS AT ME", "emotional")]
    [InlineData("I can’t breathe", "immediate_danger")]
    [InlineData("I canʼt breathe", "immediate_danger")]
    [InlineData("I can&rsquo;t breathe", "immediate_danger")]
    [InlineData("i cant breathe", "immediate_danger")]
    [InlineData("kill my self", "self_harm")]
    [InlineData("the door is lockeddoor", "organisational")]
    public void Words_written_together_apart_or_stretched_still_raise(string text, string kind) => Taggers.Screen.Screen(text).ShouldContain(concern => concern.Kind == kind);

    [Fact]
    public void Text_typed_with_letters_one_cannot_see_still_raises() => Raises("ki\u200Bll my\u00ADself", "self_harm");

    [Theory]
    [InlineData("😀hit me😀", "physical")]
    [InlineData("Staff picked me up and my dad kicked my dog", "physical")]
    public void Neither_pictures_nor_everyday_words_hide_a_phrase(string text, string kind) => Taggers.Screen.Screen(text).ShouldContain(concern => concern.Kind == kind);

    [Theory]
    [InlineData("They picked me up on time")]
    [InlineData("Staff looked in on me at night")]
    public void Everyday_words_one_letter_from_a_phrase_raise_nothing(string text) => Taggers.Screen.Screen(text).ShouldBeEmpty();

    [Fact]
    public void Screening_that_fails_is_a_concern_itself()
        => Taggers.Screen.Screen((string)null!).ShouldBe([new("screening_failed", ConcernLevel.NotifyLead)]);

    [Fact]
    public void Ordinary_comments_raise_nothing()
    {
        var comments = Taggers.Lines("ordinary-comments.txt");

        comments.Length.ShouldBeGreaterThanOrEqualTo(40);
        comments.Where(comment => Taggers.Screen.Screen(comment).Count > 0).ShouldBeEmpty();
    }

    private static void Raises(string text, string kind)
        => Taggers.Screen.Screen(text).ShouldContain(concern => concern.Kind == kind && Fits(kind, concern.Level, Taggers.Screen.Screen(text)), $"'{text}' must raise {kind}");

    private static void RaisesAtLeast(string text, string kind)
        => Taggers.Screen.Screen(text).ShouldContain(
            concern => concern.Kind == kind && (concern.Level == ConcernLevel.ReadFirst || Fits(kind, concern.Level, Taggers.Screen.Screen(text))), $"'{text}' must raise {kind}");

    private static bool Fits(string kind, ConcernLevel level, IReadOnlyList<Concern> found)
    {
        var agreed = AgreedSignals.Read;
        var alone = found.All(concern => agreed.LowWeightAlone.Contains(concern.Kind));
        return level == (agreed.AlwaysSurface.Contains(kind) ? ConcernLevel.RingNow : agreed.LowWeightAlone.Contains(kind) && alone ? ConcernLevel.ReadFirst : ConcernLevel.NotifyLead);
    }
}
