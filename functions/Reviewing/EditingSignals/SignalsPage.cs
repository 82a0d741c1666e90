using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>A page about the concern list. Safeguarding for the whole organisation changes it; others look.</summary>
public abstract class SignalsPage(ReadScope scopes, ISignalBook book, FollowThemes follow, ScreenForConcerns screen, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    /// <summary>The number of the version in use; 0: the list that came with the product.</summary>
    public int Version { get; private set; }

    public SignalList List { get; private set; } = null!;

    public IReadOnlyList<FieldError> Mistakes { get; private set; } = [];

    public bool MayEdit => Member.Roles.Contains(Roles.Safeguarding) && Scope.Choices[0].Parent is null;

    public string? ErrorOf(string field) => Mistakes.FirstOrDefault(mistake => mistake.Field == field)?.Rule;

    /// <summary>Reads the list in use.</summary>
    protected async Task<bool> FindListAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return false;
        }

        Version = await book.HeadAsync(cancellationToken);
        await follow.RefreshAsync(cancellationToken);
        List = screen.List;
        return true;
    }

    /// <summary>The list of one version; null where there is none.</summary>
    protected async Task<SignalList?> ReadVersionAsync(int number, CancellationToken cancellationToken)
        => number == 0 ? SignalList.Load() : await book.ReadAsync(number, cancellationToken) is { } text ? SignalList.Read(text) : null;

    protected PageResult Refuse(IReadOnlyList<FieldError> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
