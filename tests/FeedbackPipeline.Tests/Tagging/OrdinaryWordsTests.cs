using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Ordinary words with a capital, number words, foods and pastimes are no names.</summary>
public sealed class OrdinaryWordsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("I swim on Thursdays and rest on Mondays.")]
    [InlineData("See you Weds or Tues, not Xmas.")]
    [InlineData("In the Summer we had Fireworks.")]
    [InlineData("Nine is too early and Six are done, nor is eleven.")]
    [InlineData("More than six sessions with four people.")]
    [InlineData("We were up until midnight")]
    [InlineData("I hate sprouts")]
    [InlineData("samosas and biryani were tasty")]
    [InlineData("I like hummus, paella and Yoghurt")]
    [InlineData("We did Zumba and Gospel singing")]
    [InlineData("The cat flap is broken.")]
    [InlineData("My alarm pendant works and the hoist sling is wrong.")]
    [InlineData("Steak and kidney pie.")]
    [InlineData("When staff swap shifts it is hard.")]
    [InlineData("One of the staff sings along.")]
    [InlineData("i want to go fishin")]
    [InlineData("My date of birth is on my file.")]
    [InlineData("The Mayor came. You'd think he would.")]
    public void Ordinary_words_stay(string text) => Redact(text).ShouldBe(text);

    /// <summary>One text in a hundred, places of the invented county among them; people and pets of its texts are meant to go.</summary>
    [Fact]
    public void Words_of_the_demo_are_seldom_taken_for_names()
    {
        string[] named = ["Trevor", "Biscuit", "Elvis", "jess", "Sharon Pickersgill", "Darren", "Okonkwo", "Margaret Thistlewood", "Winston", "Winston Aldridge", "Patel", "Gary Lomax", "Jean", "Priya Raman", "Mo", "Callum"];
        var texts = CommentBook.All.SelectMany(comment => comment.Answers.Values).ToList();
        var wrong = texts.Where(text => Taggers.Redactor.Redact(ReadText.Of(text)).Identifiers.Any(found => found.Kind == "name" && !named.Contains(text.Substring(found.Start, found.Length)))).ToList();
        output.WriteLine($"{wrong.Count} of {texts.Count}\n{string.Join('\n', wrong.Select(Redact))}");

        texts.Count.ShouldBeGreaterThan(500);
        wrong.Count.ShouldBeLessThan(texts.Count / 100);
    }

    private static string Redact(string text) => Taggers.Redactor.Redact(ReadText.Of(text)).Redacted;
}
