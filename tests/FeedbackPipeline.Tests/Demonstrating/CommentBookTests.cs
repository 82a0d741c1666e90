using System.Text.RegularExpressions;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Demonstrating;

public sealed partial class CommentBookTests
{
    private static readonly IEnumerable<string> Words = CommentBook.All.SelectMany(comment => comment.Answers.Values);

    [Fact]
    public void Hundreds_of_people_say_different_things()
    {
        CommentBook.All.Count.ShouldBeGreaterThan(700);
        CommentBook.All.Select(comment => string.Join('|', comment.Answers.Values)).Distinct().Count().ShouldBe(CommentBook.All.Count);
        CommentBook.All.ShouldAllBe(comment => comment.Answers.Count > 0 && comment.From <= comment.Until);
    }

    [Fact]
    public void Telephone_numbers_are_those_kept_for_stories()
        => Words.SelectMany(words => Telephone().Matches(words)).Select(match => match.Value.Replace(" ", "", StringComparison.Ordinal)).ToList()
            .ShouldAllBe(number => number.StartsWith("07700900") || number.StartsWith("01632960"));

    [Fact]
    public void Concerns_are_few_and_each_has_an_outcome()
    {
        var decided = CommentBook.All.Where(comment => comment.Decided is not null).ToList();

        decided.Count.ShouldBeInRange(6, 10);
        decided.Select(comment => comment.Decided).Except(Code.All<ConcernState>()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_place_and_voice_of_a_comment_exists()
    {
        var services = InventPlaces.Services.Select(service => service.Service).Append(InventPlaces.Project).ToList();
        var voices = Enumerable.Range(1, 5).SelectMany(InventPeople.All).SelectMany(person => person.Voices).ToHashSet();

        CommentBook.All.Where(comment => comment.Service is not null && !services.Contains(comment.Service)).ShouldBeEmpty();
        CommentBook.All.SelectMany(comment => comment.Voices).Where(voice => !voices.Contains(voice)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\b0\d{3,4} ?\d{6}\b|\b07\d{3} ?\d{3} ?\d{3}\b")]
    private static partial Regex Telephone();
}
