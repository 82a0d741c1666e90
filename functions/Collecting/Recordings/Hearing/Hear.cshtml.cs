using System.Globalization;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Recordings.Hearing;

/// <summary>A person listens to a recording and makes sure of its words; only then are they tagged and counted.</summary>
[Authorize(Policies.ReadOriginalWords)]
public sealed class HearModel(IRecordingBook book, IPlaceBook places, IOptions<CollectingOptions> options, OrganisationCalendar calendar) : PageModel
{
    [BindProperty]
    public HearForm Form { get; set; } = new();

    public OpenedRecording Opened { get; private set; } = null!;

    public string PlaceName { get; private set; } = "";

    public IReadOnlyList<FieldProblem> Mistakes { get; private set; } = [];

    public bool Waits => Opened.State is RecordingState.Waiting or RecordingState.ForPerson;

    public string Day => calendar.DayOf(Opened.Received).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public string SoundPath => SoundApi.PathOf(Opened.FeedbackId);

    public int Unsure => Opened.Heard.Count(segment => segment.IsUnsure);

    public static string TimeOf(TimeSpan start) => CheckTranscriptModel.TimeOf(start);

    /// <summary>Why there are no words of a machine, for whoever listens.</summary>
    public string? TroubleInWords => (Opened.State, Opened.Trouble) switch
    {
        (RecordingState.Waiting, _) => "A machine may still be listening. You do not have to wait for it.",
        (_, HearingTrouble.NoWords) => "A machine listened and found no words. Machines miss what people can hear.",
        (_, HearingTrouble.NotReadable) => "A machine could not read this recording. Listen yourself.",
        (_, HearingTrouble.Failed) => "The machine did not work. Listen yourself.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = new() { Text = string.Join('\n', Opened.Heard.Select(segment => segment.Text)) };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var words = Form.Text?.ReplaceLineEndings("\n");
        if (!VisibleText.Is(words))
        {
            return Again("Write what the person said. If you can hear no words, say so below.");
        }

        return words.Length > options.Value.MaximumTextLength
            ? Again($"This is too long: {words.Length} characters. The most is {options.Value.MaximumTextLength}.")
            : await SettleAsync(words, cancellationToken);
    }

    public async Task<IActionResult> OnPostUnclearAsync(string id, CancellationToken cancellationToken)
        => await OpenAsync(id, cancellationToken) ? await SettleAsync(null, cancellationToken) : NotFound();

    /// <summary>Pressed twice, or by two people: the first counts, and both come to the same page.</summary>
    private async Task<IActionResult> SettleAsync(string? words, CancellationToken cancellationToken)
    {
        await book.SettleAsync(Opened.FeedbackId, [Opened.Place], StaffMember.Of(User).Id, words, cancellationToken);
        return Redirect($"/review/transcripts?heard={Opened.Receipt}");
    }

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        var member = StaffMember.Of(User);
        List<Place> mine = [.. (await places.ReadAsync(cancellationToken)).WithBelow(member.Place)];
        Opened = (await book.OpenAsync(id, [.. mine.Select(place => place.Id)], member.Id, "recording-opened", cancellationToken))!;
        PlaceName = mine.FirstOrDefault(place => place.Id == Opened?.Place)?.Name ?? "";
        return Opened is not null;
    }

    private PageResult Again(string error)
    {
        Mistakes = [new(error, "text")];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
