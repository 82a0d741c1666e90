using System.Text.Json;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Invented comments in the words of people with learning disabilities, with the themes a person gave before the phrases were looked at.</summary>
public sealed class CareThemeTests(ITestOutputHelper output)
{
    /// <summary>The first file showed which phrases were wanting; the second was written afterwards and is what to expect elsewhere.</summary>
    [Theory]
    [InlineData("care-comments.json", 40, 0.85)]
    [InlineData("care-comments-unseen.json", 20, 0.65)]
    public void The_care_framework_finds_most_of_what_a_person_finds(string file, int atLeast, double lowestF1)
    {
        var comments = JsonSerializer.Deserialize<string[][]>(Taggers.Data(file))!;
        var (hits, given, wanted) = (0, 0, 0);
        foreach (var comment in comments)
        {
            var expected = comment[1..];
            var found = Taggers.Tag(comment[0]).Themes.Select(theme => theme.Id).ToList();
            (hits, given, wanted) = (hits + found.Intersect(expected).Count(), given + found.Count, wanted + expected.Length);
            if (!found.Order().SequenceEqual(expected.Order()))
            {
                output.WriteLine($"{comment[0]}: wanted {string.Join(',', expected)}; found {string.Join(',', found)}");
            }
        }

        var f1 = 2.0 * hits / (given + wanted);
        output.WriteLine($"micro-F1 {f1:F3}, precision {(double)hits / given:F3}, recall {(double)hits / wanted:F3}, {comments.Length} comments");
        comments.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        f1.ShouldBeGreaterThanOrEqualTo(lowestF1);
    }

    /// <summary>No phrase of the framework stands in it, and the model knows it well.</summary>
    [Fact]
    public void Where_no_phrase_stands_the_map_to_the_trained_model_helps()
        => Taggers.Tag("Vegetables were overcooked and soggy, sandwiches stale").Themes.Select(found => found.Id).ShouldBe(["food"]);

    [Fact]
    public void Every_theme_of_the_map_is_a_theme()
    {
        var (frameworks, map) = (new FeedbackPipeline.Tagging.Theming.ThemeFrameworks(), FeedbackPipeline.Tagging.Theming.ThemeMap.For("care")!);

        map.Themes.Keys.Except(frameworks.Find(map.From)!.Themes.Select(theme => theme.Id)).ShouldBeEmpty();
        map.Themes.Values.Except(frameworks.Find("care")!.Themes.Select(theme => theme.Id)).ShouldBeEmpty();
        map.Themes.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Each_theme_finds_its_own_examples()
    {
        var framework = new FeedbackPipeline.Tagging.Theming.ThemeFrameworks().Find("care")!;

        foreach (var theme in framework.Themes)
        {
            foreach (var example in theme.Examples!)
            {
                Taggers.Tag(example).Themes.Select(found => found.Id).ShouldContain(theme.Id, example);
            }
        }
    }
}
