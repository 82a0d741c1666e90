using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Checking;

/// <summary>The machine's errors, measured on this organisation's own comments and on nothing else.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class FiguresModel(ReadScope scopes, ICheckQueue queue, IThemeNames names, Demographics demographics, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    private const int NewestLookedAt = 2_000;
    private const int CountNoFurther = 1_000;

    public ErrorFigures Figures { get; private set; } = null!;

    /// <summary>As this member may see it.</summary>
    public string Checked => new SmallNumbers(Member.IsCoreTeam).Show(Figures.Checked).Text;

    public int Waiting { get; private set; }

    public static string InWords(ErrorRate? rate)
        => rate is null ? "not enough yet" : $"{Math.Round(rate.Share * 100)} ({Math.Round(rate.Lower * 100)} to {Math.Round(rate.Upper * 100)})";

    public string NameOf(string theme) => names.Of(theme);

    public string PartOf(PartErrors part)
        => part.Category is null ? ReadingWords.Of(Code.Parse<Channel>(part.Part)) : $"{demographics.Find(part.Part)?.Label.TrimEnd('?') ?? part.Part}: {demographics.Find(part.Part)?.LabelOf(part.Category) ?? part.Category}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Figures = CountErrors.Of(await queue.CheckedSampleAsync(Scope.Ids, NewestLookedAt, cancellationToken), [.. names.All.Select(theme => theme.Id)], names.Resolve);
        Waiting = (await queue.CountAsync(Scope.Ids, CountNoFurther, cancellationToken)).Sample;
        return Page();
    }
}
