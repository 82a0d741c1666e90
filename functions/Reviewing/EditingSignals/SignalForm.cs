using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>The fields of the form that changes the concern list.</summary>
public sealed class SignalForm
{
    private const int LargestFile = 1_048_576;

    /// <summary>The version that was on the page; a change to an older one is not taken.</summary>
    [FromForm(Name = "version")]
    public int Version { get; set; }

    [FromForm(Name = "change")]
    public string? Change { get; set; }

    [FromForm(Name = "kind")]
    public string? Kind { get; set; }

    [FromForm(Name = "phrase")]
    public string? Phrase { get; set; }

    [FromForm(Name = "level")]
    public string? Level { get; set; }

    [FromForm(Name = "number")]
    public int? Number { get; set; }

    [FromForm(Name = "list")]
    public string? List { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>How many comments the sender knows to be less flagged.</summary>
    [FromForm(Name = "confirmed")]
    public int? Confirmed { get; set; }

    public SignalDraft ToDraft(SignalList? earlier) => new(Change, Kind, Phrase, Level, Number, earlier, List, Reason);

    /// <summary>Keeps the text of an uploaded file, so that the second look can send it again.</summary>
    /// <returns>False where it is too large to be a list.</returns>
    public async Task<bool> TakeAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is { Length: > 0 and <= LargestFile })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            List = await reader.ReadToEndAsync(cancellationToken);
        }

        return file is not { Length: > LargestFile } && List is not { Length: > LargestFile };
    }
}
