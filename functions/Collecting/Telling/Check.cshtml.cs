using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Shows every answer before anything is sent, and sends. Two taps make one record: the key in the form finds what the first tap sent.</summary>
[EnableRateLimiting(RateLimits.Submissions)]
public sealed class CheckModel(IDraftBook drafts, SurveyCatalogue surveys, SendDraft send, AcceptFeedback accept, VoiceChannel voice, IReceiptBook receipts, TimeProvider time)
    : DraftPage(drafts, surveys, time)
{
    public const string Name = "check";

    private const string NoAnswer = "Please answer one question or more. Then we can read what you think.";
    private const string ExtraFieldFilled = "Please leave the last box empty. It is there to stop robots.";

    /// <summary>Id of the element an error leads to.</summary>
    public string ErrorField { get; private set; } = "question-1";

    /// <summary>A recording can be made here, or was made before that was switched off.</summary>
    public bool OffersVoice => voice.IsOn || Draft.Recording is not null;

    public bool ExtraFieldShows => ErrorField == "website";

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(string? website, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(website))
        {
            // A browser may fill the field by itself, so the words are not thrown away.
            ErrorField = "website";
            return Again(ExtraFieldFilled);
        }

        try
        {
            return await send.SendAsync(Draft, Survey, cancellationToken) is { } receipt ? Redirect($"/r/{receipt}/thank-you") : Again(NoAnswer);
        }
        catch (IntakeUnavailableException)
        {
            ErrorField = "send";
            return Again("We could not send your words. They are safe here. Please try again.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    protected override async Task<IActionResult> WithoutDraftAsync()
    {
        if (!HttpMethods.IsPost(Request.Method) || !Request.HasFormContentType)
        {
            return await base.WithoutDraftAsync();
        }

        var key = (await Request.ReadFormAsync(HttpContext.RequestAborted))["key"].ToString();
        var sent = key.Length == 0 ? null
            : await receipts.FindByIdAsync(accept.IdOf(Channel.Web, key), HttpContext.RequestAborted) ?? await receipts.FindByIdAsync(accept.IdOf(Channel.Voice, key), HttpContext.RequestAborted);
        return sent is null ? await base.WithoutDraftAsync() : Redirect($"/r/{sent.Receipt}/thank-you");
    }
}
