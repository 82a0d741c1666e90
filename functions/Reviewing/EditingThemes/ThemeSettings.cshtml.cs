using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary>All themes, what was done to them, and how far reading comments again has come.</summary>
[Authorize(Policies.EditThemes)]
public sealed class ThemeSettingsModel(
    ReadScope scopes,
    IFrameworkBook book,
    ThemeFrameworks frameworks,
    FollowThemes follow,
    IRetagging retagging,
    ILearnedModels models,
    TagFeedback tag,
    OrganisationCalendar calendar) : SettingsPage(scopes, book, frameworks, follow, calendar)
{
    private const int HistoryShown = 50;
    private const int MistakesShown = 20;
    private const long LargestFile = 1_048_576;
    private readonly IFrameworkBook book = book;

    public RetaggingProgress Progress { get; private set; } = new(false, 0, 0, null);

    public LearningState Learned { get; private set; } = new(0, 0, null);

    public IReadOnlyList<FrameworkVersion> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
        => await FindThemesAsync(cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        if (await DeniedAsync(cancellationToken) is { } denied)
        {
            return denied;
        }

        await retagging.AskAsync(Member.Id, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostBringBackAsync(string id, CancellationToken cancellationToken)
        => await DeniedAsync(cancellationToken) ?? (await SaveAsync(framework => EditFramework.BringBack(framework, id), cancellationToken) ? RedirectToPage() : await ShowAsync(cancellationToken));

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (await DeniedAsync(cancellationToken) is { } denied)
        {
            return denied;
        }

        if (file is null || file.Length is 0 or > LargestFile)
        {
            Refuse([new("file", $"must be a theme file of at most {LargestFile / 1024} kB.")]);
            return await ShowAsync(cancellationToken);
        }

        using var reader = new StreamReader(file.OpenReadStream());
        if (FrameworkFile.TryRead(await reader.ReadToEndAsync(cancellationToken), out var problems) is not { } read)
        {
            Refuse([.. problems.Take(MistakesShown).Select(InFile)]);
            return await ShowAsync(cancellationToken);
        }

        if (await SaveAsync(framework => EditFramework.Replace(framework, read), cancellationToken))
        {
            return RedirectToPage();
        }

        Mistakes = [.. Mistakes.Take(MistakesShown).Select(InFile)];
        return await ShowAsync(cancellationToken);
    }

    /// <summary>The page has no such fields; the words lead to the file.</summary>
    private static FieldError InFile(FieldError mistake) => mistake.Field is "version" or "file" ? mistake : mistake with { Field = $"file, {mistake.Field}:" };

    private async Task<IActionResult?> DeniedAsync(CancellationToken cancellationToken)
        => !await FindThemesAsync(cancellationToken) ? NotFound() : MayEdit ? null : Forbid();

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Progress = await retagging.ProgressAsync(tag.Version, cancellationToken);
        Learned = await models.StateAsync(Framework.Id, cancellationToken);
        History = await book.HistoryAsync(Framework.Id, HistoryShown, cancellationToken);
        return Page();
    }
}
