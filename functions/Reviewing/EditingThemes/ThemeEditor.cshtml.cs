using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary>One theme to edit, merge or retire; or, without an id, one to add.</summary>
[Authorize(Policies.EditThemes)]
public sealed class ThemeEditorModel(ReadScope scopes, IFrameworkBook book, ThemeFrameworks frameworks, FollowThemes follow, OrganisationCalendar calendar)
    : SettingsPage(scopes, book, frameworks, follow, calendar)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "easyReadName")]
    public string? EasyReadName { get; set; }

    [BindProperty(Name = "description")]
    public string? Description { get; set; }

    [BindProperty(Name = "phrases")]
    public string? Phrases { get; set; }

    [BindProperty(Name = "hints")]
    public string? Hints { get; set; }

    [BindProperty(Name = "examples")]
    public string? Examples { get; set; }

    [BindProperty(Name = "parent")]
    public string? Parent { get; set; }

    /// <summary>Null for a new one.</summary>
    public Theme? Theme { get; private set; }

    public ThemeDraft Draft { get; private set; } = new(null, null, null, null, null, null, null);

    public IReadOnlyList<(string Field, string Label, string Hint, string? Value, int Rows)> Fields =>
    [
        ("name", "Name", "What staff call it.", Draft.Name, 1),
        ("easyReadName", "Easy Read name", "Short, everyday words. Everybody reads this.", Draft.EasyReadName, 1),
        ("description", "What it means", "One plain sentence for people who check comments.", Draft.Description, 2),
        ("phrases", "Phrases", "One on each line. A comment with one of them is about this.", Draft.Phrases, 8),
        ("hints", "Weaker words", "One on each line. Two of them together count.", Draft.Hints, 4),
        ("examples", "Examples", "One on each line. Make them up. Do not copy what people said.", Draft.Examples, 4),
    ];

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken) || (Theme is null && !MayEdit))
        {
            return NotFound();
        }

        Draft = Theme is null ? Draft : ThemeDraft.Of(Theme);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(string? id, CancellationToken cancellationToken)
    {
        if (await DeniedAsync(id, cancellationToken) is { } denied)
        {
            return denied;
        }

        Draft = new(Name, EasyReadName, Description, Phrases, Hints, Examples, Parent);
        return await SaveAsync(framework => Theme is null ? EditFramework.Add(framework, Draft) : EditFramework.Change(framework, Theme.Id, Draft), cancellationToken) ? Done() : Page();
    }

    public async Task<IActionResult> OnPostMergeAsync(string? id, string? into, CancellationToken cancellationToken)
        => await DeniedAsync(id, cancellationToken) ?? (await SaveAsync(framework => EditFramework.Merge(framework, id ?? "", into), cancellationToken) ? Done() : Unchanged());

    public async Task<IActionResult> OnPostRetireAsync(string? id, CancellationToken cancellationToken)
        => await DeniedAsync(id, cancellationToken) ?? (await SaveAsync(framework => EditFramework.Retire(framework, id ?? ""), cancellationToken) ? Done() : Unchanged());

    private RedirectToPageResult Done() => RedirectToPage("/Reviewing/EditingThemes/ThemeSettings");

    private PageResult Unchanged()
    {
        Draft = ThemeDraft.Of(Theme!);
        return Page();
    }

    private async Task<IActionResult?> DeniedAsync(string? id, CancellationToken cancellationToken)
        => !await OpenAsync(id, cancellationToken) ? NotFound() : MayEdit ? null : Forbid();

    private async Task<bool> OpenAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await FindThemesAsync(cancellationToken))
        {
            return false;
        }

        Theme = id is null ? null : Framework.Find(id);
        return id is null || Theme is not null;
    }
}
