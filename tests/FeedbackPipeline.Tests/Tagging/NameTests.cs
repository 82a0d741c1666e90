using System.Globalization;
using System.Text.Json;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Names are to be found alike, wherever they come from. The sentences are invented; about half of the names are in no list of ours.</summary>
public sealed class NameTests(ITestOutputHelper output)
{
    private const double LowestRecall = 0.95;
    private const double WidestGap = 0.0501;

    [Fact]
    public void Names_of_every_origin_are_found_alike()
    {
        var recall = RecallByOrigin("name-sentences.json", _ => true);

        recall.Count.ShouldBeGreaterThanOrEqualTo(8);
        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(LowestRecall);
        (recall.Values.Max() - recall.Values.Min()).ShouldBeLessThanOrEqualTo(WidestGap);
    }

    [Fact]
    public void Names_no_list_holds_are_found_nearly_as_well()
    {
        var listed = NameWords.Load().First.ToHashSet();

        var recall = RecallByOrigin("name-sentences.json", name => !listed.Contains(name.ToLowerInvariant()));

        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(LowestRecall);
    }

    /// <summary>Sentences with little around the name, most in lower case, as in a text message.</summary>
    [Theory]
    [InlineData("name-sentences-bare.json")]
    [InlineData("name-sentences-short.json")]
    [InlineData("name-sentences-held-out.json")]
    public void Names_with_little_around_them_are_found_alike(string file)
    {
        var recall = RecallByOrigin(file, _ => true);

        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(LowestRecall);
        (recall.Values.Max() - recall.Values.Min()).ShouldBeLessThanOrEqualTo(WidestGap);
    }

    /// <summary>"Blessing", "Sunday", "Mark", "Will" in small letters and capitals, in sentences that leave no doubt.</summary>
    [Fact]
    public void Names_that_are_words_too_are_found_where_the_context_is_certain()
    {
        var names = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Taggers.Data("names-that-are-words.json"))!;

        var recall = RecallByOrigin(names, JsonSerializer.Deserialize<string[]>(Taggers.Data("name-sentences-certain.json"))!, _ => true);

        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(LowestRecall);
        (recall.Values.Max() - recall.Values.Min()).ShouldBeLessThanOrEqualTo(WidestGap);
    }

    /// <summary>Published, with no bound: where the sentence does not say that a person is meant, the word is left.</summary>
    [Theory]
    [InlineData("name-sentences.json", 0.7)]
    [InlineData("name-sentences-bare.json", 0.4)]
    [InlineData("name-sentences-short.json", 0.25)]
    public void Names_that_are_words_too_are_found_less_often_elsewhere(string file, double lowest)
    {
        var names = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Taggers.Data("names-that-are-words.json"))!;

        var recall = RecallByOrigin(names, JsonSerializer.Deserialize<string[]>(Taggers.Data(file))!, _ => true);

        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(lowest);
    }

    /// <summary>Names and sentences that nobody looked at while the rules were written.</summary>
    [Theory]
    [InlineData("names-held-out.json", 0.8)]
    [InlineData("names-held-out-2.json", LowestRecall)]
    public void Names_nobody_looked_at_are_found_nearly_as_well(string file, double lowest)
    {
        var held = JsonSerializer.Deserialize<HeldOut>(Taggers.Data(file), JsonSerializerOptions.Web)!;

        var recall = RecallByOrigin(held.Names, held.Sentences, _ => true);

        recall.Values.Average().ShouldBeGreaterThanOrEqualTo(LowestRecall);
        recall.Values.Min().ShouldBeGreaterThanOrEqualTo(lowest);
    }

    [Fact]
    public void Sentences_without_names_keep_their_words()
    {
        var sentences = Taggers.Lines("sentences-without-names.txt");
        var wrong = sentences.Where(sentence => Redact(sentence) != sentence).ToList();
        output.WriteLine(string.Join('\n', wrong.Select(Redact)));

        sentences.Length.ShouldBeGreaterThanOrEqualTo(60);
        (1 - ((double)wrong.Count / sentences.Length)).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Misspelt_words_are_seldom_taken_for_names()
    {
        var sentences = Taggers.Lines("misspelt-sentences.txt");
        var wrong = sentences.Where(sentence => Redact(sentence) != sentence).Select(Redact).ToList();
        output.WriteLine(string.Join('\n', wrong));

        wrong.Count.ShouldBeLessThanOrEqualTo(sentences.Length / 4);

        var heldOut = Taggers.Lines("misspelt-sentences-held-out.txt");
        var words = heldOut.Sum(sentence => sentence.Split(' ').Length);
        heldOut.Sum(sentence => Redact(sentence).Split("[name]").Length - 1).ShouldBeLessThanOrEqualTo(words / 8, "a word in eight, of people who misspell nearly every word");
    }

    [Theory]
    [InlineData("Mr Smith was rude.", "Mr [name] was rude.")]
    [InlineData("mrs oduya is nice", "mrs [name] is nice")]
    [InlineData("I saw Dr. Patel today.", "I saw Dr. [name] today.")]
    [InlineData("I like Mary-Jane O'Connor a lot.", "I like [name] a lot.")]
    [InlineData("My carer Maria de la Cruz left.", "My carer [name] left.")]
    [InlineData("its okonjo i am scared of", "its [name] i am scared of")]
    [InlineData("I AM SCARED OF JOMAR", "I AM SCARED OF [name]")]
    [InlineData("its pasta i am bored of", "its pasta i am bored of")]
    [InlineData("Grace helped me.", "[name] helped me.")]
    [InlineData("I had hope and grace and joy.", "I had hope and grace and joy.")]
    public void Whole_names_go_and_the_rest_stays(string text, string redacted) => Redact(text).ShouldBe(redacted);

    [Fact]
    public void Names_the_organisation_lists_go_however_they_are_written()
    {
        using var services = Taggers.With(new() { ["Tagging:Names:0"] = "Will Baker", ["Tagging:NotNames:0"] = "Thornfield" });

        var redact = services.GetRequiredService<RedactText>();

        redact.Redact(ReadText.Of("will said baker is at Thornfield")).Redacted.ShouldBe("[name] said [name] is at Thornfield");
    }

    [Fact]
    public void Names_in_the_file_of_the_data_folder_go_too()
    {
        using var folder = new TemporaryFolder();
        folder.Write("own-names.txt", "Rosebud\nUncle Bear\n");
        var words = NameWords.Load();

        var names = new FindNames(words, Taggers.Services.GetRequiredService<EverydayWords>(), Taggers.Services.GetRequiredService<EnglishSpellings>(), OwnNames.Read(new(), new DataFolder(folder.Path)), []);

        new RedactText(names).Redact(ReadText.Of("i like rosebud and BEAR")).Redacted.ShouldBe("i like [name] and [name]");
    }

    private Dictionary<string, double> RecallByOrigin(string sentencesFile, Func<string, bool> counts)
    {
        var origins = JsonSerializer.Deserialize<Dictionary<string, string[]>>(Taggers.Data("names-by-origin.json"))!;
        origins.Values.ShouldAllBe(names => names.Length >= 15);
        return RecallByOrigin(origins, JsonSerializer.Deserialize<string[]>(Taggers.Data(sentencesFile))!, counts);
    }

    private Dictionary<string, double> RecallByOrigin(Dictionary<string, string[]> origins, string[] sentences, Func<string, bool> counts)
    {
        var recall = new Dictionary<string, double>();
        foreach (var (origin, names) in origins)
        {
            var written = names.Where(counts).SelectMany(name => sentences.Select(sentence => (name, Text: Fill(sentence, name)))).ToList();
            var missed = written.Where(one => Redact(one.Text).Contains(one.name, StringComparison.OrdinalIgnoreCase)).ToList();
            recall[origin] = 1 - ((double)missed.Count / written.Count);
            output.WriteLine($"{origin}: {recall[origin]:F3} of {written.Count}; missed: {string.Join(" | ", missed.Take(12).Select(one => one.Text))}");
        }

        return recall;
    }

    private sealed record HeldOut(string[] Sentences, Dictionary<string, string[]> Names);

    private static string Fill(string sentence, string name) => string.Format(CultureInfo.InvariantCulture, sentence, name, name.ToLowerInvariant(), name.ToUpperInvariant());

    private static string Redact(string text) => Taggers.Redactor.Redact(ReadText.Of(text)).Redacted;
}
