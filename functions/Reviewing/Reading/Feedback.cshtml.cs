using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>One feedback. Opening it is put on record; the words as given need a button of their own.</summary>
[Authorize(Policies.ReadFeedback)]
public sealed class FeedbackModel(
    ReadScope scopes,
    IFeedbackFile file,
    IThemeNames names,
    SurveyCatalogue surveys,
    Demographics demographics,
    OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    public FullFeedback Feedback { get; private set; } = null!;

    /// <summary>Null until they were asked for.</summary>
    public IReadOnlyList<Answer>? Original { get; private set; }

    public bool MayReadOriginal => Member.May(Policies.ReadOriginalWords);

    /// <summary>In the order the survey asked.</summary>
    public IEnumerable<Answer> InOrder(IReadOnlyList<Answer> answers)
    {
        var asked = surveys.Find(Feedback.Survey)?.Questions.Select(question => question.Id).ToList() ?? [];
        return answers.OrderBy(answer => asked.IndexOf(answer.Question) is >= 0 and var index ? index : asked.Count);
    }

    public string QuestionOf(Answer answer)
        => surveys.Find(Feedback.Survey)?.Find(answer.Question)?.Text ?? "What they said";

    public string NameOf(string theme) => names.Of(theme);

    public string LabelOf(string dimension) => demographics.Find(dimension)?.Label ?? dimension;

    public string ValueOf(AboutAnswer answer)
        => answer.NonAnswer is { } none ? ReadingWords.Of(none) : demographics.Find(answer.Dimension)?.LabelOf(answer.Category!) ?? answer.Category!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
        => await OpenAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReadAsync(string id, CancellationToken cancellationToken)
        => await FindScopeAsync(cancellationToken) && await file.MarkReadAsync(id, MayReach, Member.Id, cancellationToken)
            ? RedirectToPage(new { id })
            : NotFound();

    public async Task<IActionResult> OnPostOriginalAsync(string id, CancellationToken cancellationToken)
    {
        if (!MayReadOriginal)
        {
            return Forbid();
        }

        if (!await FindScopeAsync(cancellationToken) || await file.OpenOriginalAsync(id, MayReach, Member.Id, cancellationToken) is not { } words)
        {
            return NotFound();
        }

        Original = words;
        return await OpenAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken) || await file.OpenAsync(id, MayReach, Member.Id, cancellationToken) is not { } feedback)
        {
            return false;
        }

        Feedback = feedback;
        return true;
    }
}
