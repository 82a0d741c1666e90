using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class RetrainModelTests
{
    private const string Food = "Food & drink provision & facilities";
    private const string Activities = "Activities & access to fresh air";
    private const string Transport = "Transport to/ from services";

    private static readonly RetrainModel Retrain = Taggers.Services.GetRequiredService<RetrainModel>();
    private static readonly ThemeScorers Scorers = new(Taggers.Services.GetRequiredService<ThemeFrameworks>(), Taggers.Services.GetRequiredService<FeedbackPipeline.Tagging.Modelling.ShippedModels>());
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "my birthday"];

    /// <summary>In this made-up service "the Hub" is where people eat and "the Wagon" takes them there; no shipped list knows that.</summary>
    private static readonly IReadOnlyList<CorrectedComment> Corrections =
    [
        .. Days.Select(day => new CorrectedComment($"I go to the Hub on {day}", "nonspecific", [Food])),
        .. Days.Select(day => new CorrectedComment($"the Wagon came on {day}", "nonspecific", [Transport])),
        .. Days.Select(day => new CorrectedComment($"I went for a walk on {day}", "nonspecific", [Activities])),
    ];

    [Theory]
    [InlineData("nhs-fft", Food, Transport, Activities)]
    [InlineData("care", "food", "transport", "activities")]
    public void Words_of_the_organisation_find_their_theme_after_ten_corrections(string framework, string food, string transport, string activities)
    {
        var shipped = Scorers.ShippedFor(framework);
        var corrections = Corrections.Select(one => one with { Themes = [one.Themes[0] == Food ? food : one.Themes[0] == Transport ? transport : activities] }).ToList();

        var own = Retrain.Run(shipped, corrections);

        Found(shipped, "they took us to the hub for a bit").ShouldNotContain(food);
        Found(own.Scorer, "they took us to the hub for a bit").ShouldContain(food);
        Found(own.Scorer, "here comes the wagon again").ShouldContain(transport);
    }

    [Fact]
    public void What_the_corrections_say_nothing_about_stays_as_it_came()
    {
        var (shipped, own) = (Scorers.ShippedFor("nhs-fft"), Retrain.Run(Scorers.ShippedFor("nhs-fft"), Corrections));

        foreach (var text in new[] { "My medication was wrong twice", "Nurses were rude", "Waited three hours for the doctor", "Nothing" })
        {
            Found(own.Scorer, text).ShouldBe(Found(shipped, text), text);
        }
    }

    [Fact]
    public void The_same_corrections_and_seed_give_the_same_bytes_and_another_seed_others()
    {
        var shipped = Scorers.ShippedFor("nhs-fft");

        Retrain.Run(shipped, Corrections, seed: 3).File.ToArray().ShouldBe(Retrain.Run(shipped, Corrections, seed: 3).File.ToArray());
        Retrain.Run(shipped, Corrections, seed: 4).Name.ShouldNotBe(Retrain.Run(shipped, Corrections, seed: 3).Name);
    }

    [Fact]
    public void What_was_kept_scores_as_what_was_learned()
    {
        var shipped = Scorers.ShippedFor("nhs-fft");
        var own = Retrain.Run(shipped, Corrections);

        var read = OwnModel.Read(own.File.ToArray(), "x", shipped, ToneWords.Load());

        read.Scorer.Version.ShouldBe(own.Scorer.Version);
        read.Scorer.Version.ShouldContain(own.Name);
        Scores(read.Scorer, "the hub and the wagon").ShouldBe(Scores(own.Scorer, "the hub and the wagon"));
    }

    [Fact]
    public void One_example_of_a_theme_known_by_phrases_only_does_not_drown_the_phrases()
    {
        var framework = InventedComments.Framework with { Themes = [.. InventedComments.Framework.Themes, new("garden", "Garden", "Garden", "The garden.", ["roses"])] };
        var shipped = new PhraseThemeScorer(framework);

        var own = Retrain.Run(shipped, [new("the shed is open", null, ["garden"]), new("the bus is late", null, ["bus"]), new("soup was cold", null, ["food"])]);

        Found(own.Scorer, "i saw the roses").ShouldBe(["garden"]);
        Found(own.Scorer, "the door is open").ShouldBeEmpty();
        Found(own.Scorer, "no pudding and a late bus").ShouldBe(["food", "bus"], ignoreOrder: true);
    }

    [Fact]
    public void A_theme_the_framework_no_longer_has_is_passed_over_and_a_new_one_works_by_its_phrases()
    {
        var before = new PhraseThemeScorer(InventedComments.Framework);
        var own = Retrain.Run(before, [.. Days.Select(day => new CorrectedComment($"the hub on {day}", null, ["food", "gone long ago"]))]);
        var after = new PhraseThemeScorer(InventedComments.Framework with { Themes = [.. InventedComments.Framework.Themes.Skip(1), new("garden", "Garden", "Garden", "The garden.", ["roses"])] });

        var read = OwnModel.Read(own.File.ToArray(), "x", after, ToneWords.Load());

        Found(read.Scorer, "soup at the hub beside the roses").ShouldBe(["garden"]);
    }

    [Fact]
    public void Figures_are_about_corrections_that_were_not_learned_from()
    {
        var figures = Retrain.Measure(Scorers.ShippedFor("nhs-fft"), Corrections);

        figures.Corrections.ShouldBe(30);
        figures.Better.ShouldBeTrue();
        figures.Own.ShouldBeGreaterThan(figures.Shipped + 0.1);
        figures.Themes.Keys.ShouldBe([Food, Transport, Activities], ignoreOrder: true);
    }

    [Fact]
    public void What_people_said_of_the_tone_moves_the_tone()
    {
        var shipped = Taggers.Services.GetRequiredService<ISentimentScorer>();
        List<CorrectedComment> corrections = [.. Days.Select(day => new CorrectedComment($"we had gloop at the Hub on {day}", "nonspecific", [Food], Sentiment.Negative)), .. Days.Select(day => new CorrectedComment($"a wagon ride on {day}", "nonspecific", [Transport], Sentiment.Positive))];

        var own = Retrain.Run(Scorers.ShippedFor("nhs-fft"), corrections).Tone!;

        own.Score(ReadText.Of("there was gloop again"), AskedQuestion.Nonspecific).Label.ShouldBe(Sentiment.Negative);
        shipped.Score(ReadText.Of("there was gloop again"), AskedQuestion.Nonspecific).Label.ShouldNotBe(Sentiment.Negative);
        own.Score(ReadText.Of("Nurses were rude"), AskedQuestion.Nonspecific).Label.ShouldBe(shipped.Score(ReadText.Of("Nurses were rude"), AskedQuestion.Nonspecific).Label);
        own.Version.ShouldStartWith($"{shipped.Version}-own-");
    }

    [Fact]
    public void Corrections_without_a_tone_leave_the_tone_as_it_came()
    {
        var (shipped, own) = (Taggers.Services.GetRequiredService<ISentimentScorer>(), Retrain.Run(Scorers.ShippedFor("nhs-fft"), Corrections).Tone!);

        foreach (var text in new[] { "I go to the Hub", "Nurses were rude", "lovely but late", "Nothing" })
        {
            own.Score(ReadText.Of(text), AskedQuestion.Nonspecific).ShouldBe(shipped.Score(ReadText.Of(text), AskedQuestion.Nonspecific), text);
        }
    }

    [Fact]
    public void Corrections_with_a_theme_that_was_merged_count_for_the_one_that_took_it_in()
    {
        var framework = InventedComments.Framework with { Themes = [.. InventedComments.Framework.Themes.Skip(1)], Merged = new Dictionary<string, string> { ["food"] = "staff" } };

        var own = Retrain.Run(new PhraseThemeScorer(framework), [.. Days.Select(day => new CorrectedComment($"the hub on {day}", null, ["food"]))]);

        Found(own.Scorer, "at the hub").ShouldContain("staff");
    }

    [Fact]
    public void Scorers_use_corrections_until_they_are_told_to_forget_them()
    {
        var scorers = new ThemeScorers(Taggers.Services.GetRequiredService<ThemeFrameworks>(), Taggers.Services.GetRequiredService<FeedbackPipeline.Tagging.Modelling.ShippedModels>());
        var own = Retrain.Run(scorers.ShippedFor("nhs-fft"), Corrections);

        scorers.Use(own);
        scorers.Of("nhs-fft").Version.ShouldEndWith(own.Name);
        scorers.ShippedFor("nhs-fft").Version.ShouldNotContain("own");

        scorers.Forget("nhs-fft");
        scorers.Of("nhs-fft").ShouldBeSameAs(scorers.ShippedFor("nhs-fft"));
    }

    [Fact]
    public void Corrections_of_another_framework_are_refused()
        => Should.Throw<InvalidDataException>(() => OwnModel.Read(Retrain.Run(Scorers.ShippedFor("care"), Corrections).File.ToArray(), "own.bin", Scorers.ShippedFor("nhs-fft"), ToneWords.Load()))
            .Message.ShouldBe("own.bin: the corrections are for the framework 'care', not for nhs-fft.");

    [Fact]
    public void Nothing_to_learn_from_is_said()
        => Should.Throw<InvalidDataException>(() => Retrain.Run(Scorers.ShippedFor("care"), [])).Message.ShouldBe("There is no corrected comment to learn from.");

    private static List<string> Found(IThemeScorer scorer, string text)
        => [.. Scores(scorer, text).Select((score, theme) => (score, scorer.Framework.Themes[theme].Id)).Where(pair => pair.score >= 0.5).Select(pair => pair.Id)];

    private static double[] Scores(IThemeScorer scorer, string text)
    {
        var scores = new double[scorer.Framework.Themes.Count];
        scorer.Score(ReadText.Of(text), AskedQuestion.Nonspecific, scores);
        return scores;
    }
}
