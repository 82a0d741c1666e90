using System.Globalization;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Words of recordings that wait for a person to check them, and a place to bring new ones.</summary>
[Authorize(Policies.ReadOriginalWords)]
public sealed class TranscriptsModel(
    ITranscriptDrafts drafts,
    IRecordingBook recordings,
    IScreenWords screen,
    IPlaceBook places,
    IOptions<CollectingOptions> options,
    OrganisationCalendar calendar,
    IdFactory ids,
    TimeProvider time) : PageModel
{
    private const int KeyLength = 26;

    [BindProperty]
    public UploadForm Form { get; set; } = new();

    /// <summary>Receipt of what was just kept, to give to the person.</summary>
    [BindProperty(SupportsGet = true, Name = "kept")]
    public string? Kept { get; set; }

    /// <summary>Receipt of a recording somebody has just listened to.</summary>
    [BindProperty(SupportsGet = true, Name = "heard")]
    public string? Heard { get; set; }

    /// <summary>Recordings that a person has to hear.</summary>
    public IReadOnlyList<WaitingRecording> ToHear { get; private set; } = [];

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IReadOnlyList<WaitingTranscript> Waiting { get; private set; } = [];

    public IReadOnlyList<FieldProblem> Mistakes { get; private set; } = [];

    public int MostKilobytes => options.Value.MaximumTranscriptBytes / 1024;

    public string DayOf(DateTimeOffset moment) => calendar.DayOf(moment).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day the draft is deleted unless somebody checks it.</summary>
    public string LastDayOf(WaitingTranscript waiting) => DayOf(waiting.Uploaded.AddDays(options.Value.DraftDays));

    public string NameOf(string place) => Places.First(known => known.Id == place).Name;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        Form = new() { Key = ids.Next("") };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var file = Form.File;
        if (Places.All(place => place.Id != Form.Place))
        {
            return Again("Choose the service it is about.", "place");
        }

        if (file is null)
        {
            return Again("Choose a file.", "file");
        }

        if (file.Length > options.Value.MaximumTranscriptBytes)
        {
            return Again($"The file is too large. The most is {MostKilobytes} kB.", "file", StatusCodes.Status413PayloadTooLarge);
        }

        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
        }

        var reading = ReadTranscript.From(file.FileName, content);
        return reading.Problem is { } problem ? Again(problem, "file") : await KeepAsync(reading.Segments, cancellationToken);
    }

    private async Task<IActionResult> KeepAsync(IReadOnlyList<TranscriptSegment> segments, CancellationToken cancellationToken)
    {
        var key = Form.Key is { Length: KeyLength } given && given.All(char.IsAsciiLetterOrDigit) ? given : ids.Next("");
        var found = await screen.ScreenAsync(string.Join('\n', segments.Select(segment => segment.Text)), cancellationToken);
        var draft = new TranscriptDraft($"{TranscriptDraft.Prefix}{key}", Form.Place!, time.GetUtcNow(), StaffMember.Of(User).Id, found.Count == 0 ? null : found.Min(concern => concern.Level), segments);
        await drafts.KeepAsync(draft, cancellationToken);
        return Redirect($"/review/transcripts/{draft.Id}");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Places = [.. (await places.ReadAsync(cancellationToken)).WithBelow(StaffMember.Of(User).Place)];
        string[] mine = [.. Places.Select(place => place.Id)];
        Waiting = await drafts.WaitingAsync(mine, cancellationToken);
        ToHear = await recordings.WaitingAsync(mine, cancellationToken);
    }

    private PageResult Again(string error, string field, int status = StatusCodes.Status400BadRequest)
    {
        Mistakes = [new(error, field)];
        Response.StatusCode = status;
        return Page();
    }
}
