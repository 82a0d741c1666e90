using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>One version of the list: what it changed, and how it differs from the list in use.</summary>
[Authorize(Policies.SeeSignals)]
public sealed class SignalVersionPageModel(ReadScope scopes, ISignalBook book, FollowThemes follow, ScreenForConcerns screen, OrganisationCalendar calendar)
    : SignalsPage(scopes, book, follow, screen, calendar)
{
    public int Number { get; private set; }

    /// <summary>Against the version before it; empty for the list that came with the product.</summary>
    public IReadOnlyList<SignalDifference> Changed { get; private set; } = [];

    /// <summary>What the list in use has different from it.</summary>
    public IReadOnlyList<SignalDifference> Since { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
    {
        if (!await FindListAsync(cancellationToken) || await ReadVersionAsync(number, cancellationToken) is not { } list)
        {
            return NotFound();
        }

        Number = number;
        Changed = number > 0 && await ReadVersionAsync(number - 1, cancellationToken) is { } before ? CompareSignals.Of(before, list) : [];
        Since = CompareSignals.Of(list, List);
        return Page();
    }
}
