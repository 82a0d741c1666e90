using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary>One version of the themes: what it changed, what has changed since, and the way back to it.</summary>
[Authorize(Policies.EditThemes)]
public sealed class ThemeVersionModel(ReadScope scopes, IFrameworkBook book, ThemeFrameworks frameworks, FollowThemes follow, OrganisationCalendar calendar)
    : SettingsPage(scopes, book, frameworks, follow, calendar)
{
    private readonly IFrameworkBook book = book;

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>0: the themes that came with the product.</summary>
    public int Number { get; private set; }

    public ThemeFramework Shown { get; private set; } = null!;

    /// <summary>Who made it, when and why; null for what came with the product.</summary>
    public FrameworkVersion? Entry { get; private set; }

    /// <summary>Against the version before it.</summary>
    public IReadOnlyList<ThemeDifference> Changed { get; private set; } = [];

    /// <summary>What the themes in use have different from it.</summary>
    public IReadOnlyList<ThemeDifference> Since { get; private set; } = [];

    public string Title => Number == 0 ? "The themes that came with the product" : FormattableString.Invariant($"Themes, version {Number}");

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
        => await OpenAsync(number, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostBackAsync(int number, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(number, cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        return await SaveAsync(framework => RestoreFramework.Of(framework, Shown, number, Reason), cancellationToken) ? RedirectToPage("/Reviewing/EditingThemes/ThemeSettings") : Page();
    }

    private async Task<bool> OpenAsync(int number, CancellationToken cancellationToken)
    {
        if (!await FindThemesAsync(cancellationToken) || await ReadVersionAsync(number, cancellationToken) is not { } shown)
        {
            return false;
        }

        (Number, Shown) = (number, shown);
        Since = CompareFrameworks.Of(shown, Framework);
        if (number > 0)
        {
            Entry = (await book.HistoryAsync(Framework.Id, Math.Max(1, Framework.Version - number + 1), cancellationToken)).FirstOrDefault(entry => entry.Version == number);
            Changed = CompareFrameworks.Of(await ReadVersionAsync(number - 1, cancellationToken) ?? (await ReadVersionAsync(0, cancellationToken))!, shown);
        }

        return true;
    }
}
