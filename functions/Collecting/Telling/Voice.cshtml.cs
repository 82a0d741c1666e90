using System.Globalization;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Takes a recording into the form, made here or chosen as a file. What is read stays in memory: a temporary file would be a copy nobody deletes.</summary>
[EnableRateLimiting(RateLimits.Submissions)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestForm, MemoryBufferThreshold = LargestForm)]
public sealed class VoiceModel(
    IDraftBook drafts,
    SurveyCatalogue surveys,
    SealedShelf recordings,
    IRecordingShelf shelf,
    VoiceChannel voice,
    IOptions<RecordingOptions> options,
    TimeProvider time) : DraftPage(drafts, surveys, time)
{
    /// <summary>Bytes, with the rest of the form; what one recording may have stands in the settings and is less.</summary>
    private const int LargestForm = 28_000_000;

    /// <summary>Number of the question the person came from; null for the last page.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public string Back => int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Survey.Questions.Count
        ? $"{Path}/question/{number}"
        : $"{Path}/{CheckModel.Name}";

    public string Most => options.Value.MaximumBytes is var most and >= 1_048_576 ? $"{most / 1_048_576} MB" : $"{options.Value.MaximumBytes / 1024} kB";

    public int Minutes => options.Value.LongestMinutes;

    public int Days => options.Value.DaysAfterCheck;

    public IActionResult OnGet() => IsHere ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? recording, string? go, CancellationToken cancellationToken)
    {
        if (!IsHere)
        {
            return NotFound();
        }

        if (go is QuestionButtons.Drop)
        {
            await ReplaceAsync(null, cancellationToken);
            return Redirect($"{Path}/voice?from={From}");
        }

        if (go is QuestionButtons.Skip or QuestionButtons.Keep)
        {
            return Redirect(go is QuestionButtons.Skip ? Back : $"{Path}/{CheckModel.Name}");
        }

        // What is larger than any form may be can not be read at all.
        if (!ModelState.IsValid || recording?.Length > options.Value.MaximumBytes)
        {
            return Again($"This recording is too large. The most is {Most}.", StatusCodes.Status413PayloadTooLarge);
        }

        if (recording is null || recording.Length == 0)
        {
            return Again("Record your voice, or choose a recording. Or choose Skip.");
        }

        return await KeepAsync(recording, cancellationToken);
    }

    private bool IsHere => voice.IsOn || Draft.Recording is not null;

    private async Task<IActionResult> KeepAsync(IFormFile recording, CancellationToken cancellationToken)
    {
        var content = new byte[recording.Length];
        await using (var stream = recording.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken);
        }

        if (AudioKind.Of(content) is not { } kind)
        {
            return Again("This is not a recording we can play. Please choose another one.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            await ReplaceAsync(await recordings.PutAsync(new(content, kind), cancellationToken), cancellationToken);
        }
        catch (ShelfUnavailableException)
        {
            return Again("We could not keep your recording. Please try again.", StatusCodes.Status503ServiceUnavailable);
        }

        return Redirect($"{Path}/{CheckModel.Name}");
    }

    /// <summary>The form first: a recording that no form knows is swept up, a form whose recording is gone would be in the person's way.</summary>
    private async Task ReplaceAsync(ShelvedRecording? next, CancellationToken cancellationToken)
    {
        var before = Draft.Recording;
        await SaveAsync(Draft with { Recording = next });
        if (before is not null)
        {
            await shelf.DeleteAsync(before.Name, cancellationToken);
        }
    }
}
