using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary>A page about the themes of the whole organisation. Whoever holds a role at one place only may look; changing is for those who hold it everywhere.</summary>
public abstract class SettingsPage(ReadScope scopes, IFrameworkBook book, ThemeFrameworks frameworks, FollowThemes follow, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    /// <summary>The version that was on the page; an edit of an older one is not taken.</summary>
    [BindProperty(Name = "version")]
    public int Edited { get; set; }

    public ThemeFramework Framework { get; private set; } = null!;

    public IReadOnlyList<FieldError> Mistakes { get; protected set; } = [];

    public bool MayEdit => Scope.Choices[0].Parent is null;

    public string? ErrorOf(string field) => Mistakes.FirstOrDefault(mistake => mistake.Field == field)?.Rule;

    /// <summary>Reads the newest themes.</summary>
    protected async Task<bool> FindThemesAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return false;
        }

        await follow.RefreshAsync(cancellationToken);
        Framework = frameworks.Find(follow.Framework)!;
        return true;
    }

    /// <summary>The themes of one version; 0: those that came with the product. Null where there is none.</summary>
    protected async Task<ThemeFramework?> ReadVersionAsync(int number, CancellationToken cancellationToken)
        => number == 0 ? frameworks.Shipped(follow.Framework)
            : await book.ReadAsync(follow.Framework, number, cancellationToken) is { } text ? FrameworkFile.TryRead(text, out _)
            : null;

    /// <summary>Keeps an edit, or puts what is wrong with it on the page.</summary>
    /// <returns>True where it was kept.</returns>
    protected async Task<bool> SaveAsync(Func<ThemeFramework, Edited> edit, CancellationToken cancellationToken)
    {
        if (Edited != Framework.Version)
        {
            return Refuse([new("version", "Somebody else changed the themes meanwhile. Look again, then change them.")]);
        }

        if (edit(Framework) is not Edited.Done done)
        {
            return Refuse(((Edited.Refused)edit(Framework)).Errors);
        }

        if (!await book.SaveAsync(done, Framework.Version, Member.Id, cancellationToken))
        {
            return Refuse([new("version", "Somebody else changed the themes meanwhile. Look again, then change them.")]);
        }

        await follow.RefreshAsync(cancellationToken);
        return true;
    }

    protected bool Refuse(IReadOnlyList<FieldError> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return false;
    }
}
