using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>What an alert says, word for word.</summary>
public sealed class AlertTextTests
{
    private const int LongestEasyReadSentence = 15;
    private static readonly OrganisationCalendar Calendar = new(Options.Create(new OrganisationOptions()));
    private static readonly DateTimeOffset Now = new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero);

    public static TheoryData<string> Cases => ["plain", "protected", "serious-by-invitation", "may-be-non-disclosure", "nothing-can-be-shown", "small-groups", "weakened", "cleared"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_text_is_this_word_for_word(string name)
    {
        var report = Report(Signal(name));

        var text = $"{PlainText.Of(report)}\n\n{string.Join('\n', report.Text.EasyRead)}\n";

        text.ShouldBe(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "alerting", $"{name}.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_gap_that_another_group_explains_says_so_while_it_is_open()
    {
        var signal = Signals.Of(RepresentationChange.GapOpened, 1) with { HeardMore = "25 to 34" };

        string Words(Gap gap) => string.Join(' ', RepresentationText.Of(RepresentationSignal.FromJson(signal.ToJson()), gap).Paragraphs);

        Words(Gap.Open).ShouldContain("This is mainly because “25 to 34” is heard more than expected.");
        Words(Gap.Gone).ShouldNotContain("mainly because");
    }

    [Fact]
    public void A_gap_that_began_lately_is_not_called_missing_over_the_whole_time()
    {
        var signal = Signals.Of(RepresentationChange.SeriousOpened, 1, shown: Signals.Plain with { Heard = 490, Expected = 336, Missing = 0, MissingLow = 0, MissingHigh = 0 });

        var report = Report(signal);

        var text = PlainText.Of(report);
        text.ShouldNotContain("missing voices");
        text.ShouldContain("The gap began lately");
        text.ShouldContain("lately the group is heard less than 8 in 10 times");
        report.Text.EasyRead.ShouldContain("We heard them before. Now we hear them less.");
    }

    [Fact]
    public void Easy_Read_sentences_are_short_for_every_group_we_ask_about()
    {
        foreach (var dimension in new Demographics().All)
        {
            foreach (var label in dimension.Categories.Select(category => category.Label).Append("Small groups together"))
            {
                var signal = Signals.Of(RepresentationChange.SeriousOpened, 1, label: label, mayBeNonDisclosure: true) with { Dimension = dimension.Key };

                foreach (var sentence in Report(signal).Text.EasyRead)
                {
                    sentence.Split(' ').Length.ShouldBeLessThanOrEqualTo(LongestEasyReadSentence, sentence);
                }
            }
        }
    }

    [Fact]
    public void It_says_who_deals_with_it_and_since_when_on_the_organisations_own_day()
    {
        // 30 March, 23:30 in London is 22:30 UTC in summer time.
        var acknowledged = new AlertFact.Acknowledged(new(2026, 3, 29, 23, 30, 0, TimeSpan.Zero), "s_ann");
        var alert = Opened(Signals.Opened());

        Standing.Of(alert, Calendar).ShouldBe("Nobody is dealing with this yet.");
        Standing.Of(alert.With([acknowledged]), Calendar).ShouldBe("s_ann has been dealing with this since 30 March 2026.");
        Standing.Of(alert.With([acknowledged, new AlertFact.Assigned(Now, "s_ann", "s_bob", new(2026, 4, 10))]), Calendar)
            .ShouldBe("s_bob has been dealing with this since 28 March 2026. It is due on 10 April 2026.");
        Standing.Of(alert.With([acknowledged, new AlertFact.Accepted(Now, "s_ann", "Why")]), Calendar)
            .ShouldBe("Accepted on 28 March 2026. The figures do not show yet that the group is heard again.");
    }

    [Fact]
    public void Alerts_of_a_rule_that_is_gone_stay_readable()
        => new WordAlert([], Calendar).Of(Opened(Signals.Opened())).Heading.ShouldBe("An alert of the rule representation: age_band:75+, elm-house");

    private static RepresentationSignal Signal(string name) => name switch
    {
        "plain" => Signals.Opened(),
        "protected" => Signals.Of(RepresentationChange.GapOpened, 1, shown: Signals.Protected),
        "serious-by-invitation" => Signals.Of(RepresentationChange.SeriousOpened, 1, mode: "register", evidence: EvidenceWord.ExtremelyStrong),
        "may-be-non-disclosure" => Signals.Of(RepresentationChange.GapOpened, 1, mayBeNonDisclosure: true, shown: Signals.Plain with { Unknown = 60, MissingLow = null, MissingHigh = null }),
        "nothing-can-be-shown" => Signals.Of(RepresentationChange.GapOpened, 1, shown: new(null, null, null, null, null, null, null, 8)),
        "small-groups" => Signals.Of(RepresentationChange.GapOpened, 1, category: RepresentationSignal.SmallGroupsTogether, label: "Small groups together", shown: Signals.Plain with { Expected = 0.9, Heard = null, Missing = null }),
        "weakened" => Signals.Opened() with { Evidence = EvidenceWord.None },
        _ => Signals.Cleared(),
    };

    private static AlertReport Report(RepresentationSignal signal) => new WordAlert([new RepresentationRule()], Calendar).Of(Opened(signal));

    private static Alert Opened(RepresentationSignal signal)
    {
        var sign = new RepresentationRule().Read(new(1, signal.Scope, signal.Sequence, signal.ToJson())).ShouldNotBeNull();
        var alert = Alert.Fold([new AlertFact.Opened(Now, AlertFact.Pipeline, "al_1", sign)]);
        return sign.Kind == SignKind.Cleared ? alert.With([new AlertFact.Cleared(Now, AlertFact.Pipeline, sign)]) : alert;
    }
}
