using System.Globalization;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Paper;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>A person makes sure that a machine's words are what somebody said; only then are they feedback.</summary>
[Authorize(Policies.ReadOriginalWords)]
public sealed class CheckTranscriptModel(
    ITranscriptDrafts drafts,
    AcceptFeedback accept,
    IReceiptBook receipts,
    IPlaceBook places,
    SurveyCatalogue surveys,
    Demographics demographics,
    OrganisationCalendar calendar,
    TimeProvider time) : PageModel
{
    [BindProperty]
    public CheckForm Form { get; set; } = new();

    public TranscriptDraft Draft { get; private set; } = null!;

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IEnumerable<Dimension> Asked => surveys.Find(SurveyCatalogue.Default)!.AboutYou.Select(demographics.Find).OfType<Dimension>();

    public IReadOnlyList<FieldProblem> Mistakes { get; private set; } = [];

    public int Unsure => Draft.Segments.Count(segment => segment.IsUnsure);

    public static string TimeOf(TimeSpan start) => string.Create(CultureInfo.InvariantCulture, $"{(int)start.TotalHours}:{start.Minutes:00}:{start.Seconds:00}");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = new()
        {
            Text = string.Join('\n', Draft.Segments.Select(segment => segment.Text)),
            Place = Draft.Place,
            Day = calendar.DayOf(Draft.Uploaded).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            // Pressed twice: the first press sent the words and ended the draft.
            var sent = await receipts.FindByIdAsync(accept.IdOf(Channel.Voice, id), cancellationToken);
            return sent is not null && Places.Any(place => place.Id == sent.Place) ? Done(sent.Receipt) : NotFound();
        }

        var (arrival, mistakes) = Check();
        if (arrival is null)
        {
            return Again(mistakes);
        }

        var request = new FeedbackRequest(Text: Form.Text!.ReplaceLineEndings("\n"), Service: Form.Place, Help: Form.Help, About: ReadGiven.About(Form.About), IdempotencyKey: id);
        switch (await accept.AcceptAsync(request, arrival, cancellationToken))
        {
            case AcceptOutcome.Accepted accepted:
                await drafts.DropAsync(id, StaffMember.Of(User).Id, TranscriptEnd.Sent, cancellationToken);
                return Done(accepted.Receipt);
            case AcceptOutcome.Rejected rejected:
                return Again([.. rejected.Errors.Select(error => new FieldProblem($"{error.Field}: {error.Rule}", FieldOf(error.Field)))]);
            default:
                return Again([new("These words were kept before, in another form. Nothing was kept twice. You can delete what is here.", "text")]);
        }
    }

    public async Task<IActionResult> OnPostAbandonAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await drafts.DropAsync(id, StaffMember.Of(User).Id, TranscriptEnd.Abandoned, cancellationToken);
        return Redirect("/review/transcripts");
    }

    private DateOnly Today => calendar.DayOf(time.GetUtcNow());

    private static RedirectResult Done(string receipt) => new($"/review/transcripts?kept={receipt}");

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        var member = StaffMember.Of(User);
        Places = [.. (await places.ReadAsync(cancellationToken)).WithBelow(member.Place)];
        Draft = (await drafts.OpenAsync(id, [.. Places.Select(place => place.Id)], member.Id, cancellationToken))!;
        return Draft is not null;
    }

    private PageResult Again(IReadOnlyList<FieldProblem> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private (Arrival? Arrival, IReadOnlyList<FieldProblem> Mistakes) Check()
    {
        var mistakes = new List<FieldProblem>();
        if (!VisibleText.Is(Form.Text))
        {
            mistakes.Add(new("Write what the person said. If they said nothing, delete these words.", "text"));
        }

        if (Places.All(place => place.Id != Form.Place))
        {
            mistakes.Add(new("Choose the service it is about.", "place"));
        }

        var day = ReadGiven.Day(Form.Day, Today);
        if (day is null)
        {
            mistakes.Add(new(ReadGiven.DayRule, "day"));
        }

        if (!Code.TryParse<Help>(Form.Help, out var help))
        {
            mistakes.Add(new("Choose who gave the words.", $"help-{PaperModel.Helps[0].Code}"));
        }

        return mistakes.Count > 0
            ? (null, mistakes)
            : (new(Channel.Voice, WhoSupplied.With(help), AboutClosed: true, Received: day == Today ? null : calendar.StartOf(day!.Value).AddHours(12)), []);
    }

    private static string FieldOf(string field) => field.Split('.') switch
    {
        ["about", var dimension] => $"about-{dimension}",
        ["service"] => "place",
        _ => "text",
    };
}
