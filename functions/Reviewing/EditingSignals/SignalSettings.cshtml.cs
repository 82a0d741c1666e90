using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>The words that make a person read a comment, and what was done to them.</summary>
[Authorize(Policies.SeeSignals)]
public sealed class SignalSettingsModel(ReadScope scopes, ISignalBook book, FollowThemes follow, ScreenForConcerns screen, OrganisationCalendar calendar)
    : SignalsPage(scopes, book, follow, screen, calendar)
{
    private const int HistoryShown = 50;
    private readonly ISignalBook book = book;

    public IReadOnlyList<SignalVersion> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindListAsync(cancellationToken))
        {
            return NotFound();
        }

        History = await book.HistoryAsync(HistoryShown, cancellationToken);
        return Page();
    }
}
