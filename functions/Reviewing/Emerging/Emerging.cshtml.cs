using System.Globalization;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Emerging;

/// <summary>Words that rise against their own past, and words of small groups that others say less.</summary>
[Authorize(Policies.ReadFeedback)]
public sealed class EmergingModel(ReadScope scopes, ITermCounts terms, Demographics demographics, OrganisationCalendar calendar, TimeProvider time) : ReviewPage(scopes, calendar)
{
    private const int Months = 14;
    private const int MostTopics = 10;
    private const int MostOfGroup = 3;
    private const int QuotesShown = 3;

    /// <summary>How many times more words are looked at than are shown, since few people may be behind some.</summary>
    private const int LookedAt = 2;

    /// <summary>A group with more than one in five of all comments is not small.</summary>
    private const int SmallPart = 5;

    private const int LargestGroup = 2_000;
    private readonly OrganisationCalendar calendar = calendar;

    /// <summary>The month that is running.</summary>
    public string Recent => Month(0);

    public int Comments { get; private set; }

    public bool EnoughToCompare { get; private set; }

    public IReadOnlyList<Topic> Rising { get; private set; } = [];

    public IReadOnlyList<(string Label, IReadOnlyList<Topic> Topics)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var recent = await terms.ReadAsync(Scope.Ids, Month(1), Month(0), cancellationToken);
        var earlier = await terms.ReadAsync(Scope.Ids, Month(Months - 1), Month(2), cancellationToken);
        Comments = recent.Comments;
        EnoughToCompare = recent.Comments >= CompareTerms.FewestComments && earlier.Comments >= CompareTerms.FewestComments;
        Rising = await WithQuotesAsync(CompareTerms.Of(recent, earlier), MostTopics, recent, earlier, null, Month(1), cancellationToken);
        Groups = await RareVoicesAsync(await terms.ReadAsync(Scope.Ids, Month(Months - 1), Month(0), cancellationToken), cancellationToken);
        return Page();
    }

    private async Task<List<(string, IReadOnlyList<Topic>)>> RareVoicesAsync(TermCounts all, CancellationToken cancellationToken)
    {
        var groups = new List<(string, IReadOnlyList<Topic>)>();
        foreach (var (dimension, category) in demographics.All.SelectMany(dimension => dimension.Categories.Select(category => (dimension, category))))
        {
            var group = await terms.OfGroupAsync(Scope.Ids, dimension.Key, category.Key, Month(Months - 1), Month(0), Math.Min(LargestGroup, all.Comments / SmallPart), cancellationToken);
            if (group is not null && CompareTerms.Of(group, all.Without(group), CompareTerms.FewestOfGroup) is { Count: > 0 } found)
            {
                var topics = await WithQuotesAsync(found, MostOfGroup, group, all.Without(group), (dimension.Key, category.Key), Month(Months - 1), cancellationToken);
                if (topics.Count > 0)
                {
                    groups.Add(($"{dimension.Label.TrimEnd('?')}: {category.Label}", topics));
                }
            }
        }

        return groups;
    }

    /// <summary>Only words that enough different people used: one person who writes often is not many.</summary>
    private async Task<List<Topic>> WithQuotesAsync(IEnumerable<RisingTerm> found, int most, TermCounts here, TermCounts there, (string, string)? group, string from, CancellationToken cancellationToken)
    {
        var topics = new List<Topic>();
        foreach (var term in found.Take(most * LookedAt))
        {
            var voices = await terms.VoicesAsync(Scope.Ids, term.Term, group, from, Month(0), QuotesShown, cancellationToken);
            if (voices.People >= CompareTerms.FewestPeople && topics.Count < most)
            {
                topics.Add(new(term, here.Comments, there.Comments, voices.People, voices.Quotes));
            }
        }

        return topics;
    }

    private string Month(int back)
    {
        var today = calendar.DayOf(time.GetUtcNow());
        return Period.NameOf(new DateOnly(today.Year, today.Month, 1).AddMonths(-back));
    }
}

/// <param name="Here">Comments in the set where it rises.</param>
/// <param name="There">Comments in the other.</param>
/// <param name="People">Different people who used the word.</param>
public sealed record Topic(RisingTerm Term, int Here, int There, int People, IReadOnlyList<ListedFeedback> Quotes)
{
    /// <summary>How much more often, in words.</summary>
    public string Times => Term.There == 0
        ? "none before or elsewhere"
        : string.Create(CultureInfo.InvariantCulture, $"{(double)Term.Here / Here / ((double)Term.There / There):0.#} times as often");
}
