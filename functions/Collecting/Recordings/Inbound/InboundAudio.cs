using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace FeedbackPipeline.Collecting.Recordings.Inbound;

/// <summary>
/// <c>POST /api/inbound/audio</c>: recordings from a telephone service's voicemail, with the same fields as <c>POST /api/feedback</c>. Closed unless a key is
/// set. All calls come from a few addresses of one provider, so there is no limit by address. What is read stays in memory: a temporary file would be a copy nobody deletes.
/// </summary>
internal static class InboundAudio
{
    public const string Path = "/api/inbound/audio";
    private const int OtherFields = 1_048_576;

    public static void MapInboundAudio(this IEndpointRouteBuilder routes)
        => routes.MapPost(Path, PostAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> PostAsync(HttpContext context, AcceptFeedback accept, VoiceChannel voice, IOptions<RecordingOptions> options)
    {
        if (options.Value.InboundKey.Length == 0 || !voice.IsOn)
        {
            return Problem(StatusCodes.Status404NotFound, "Recordings:InboundKey is not set, so that this address is closed.");
        }

        if (!ShownKey.Matches(context.Request.Headers[HeaderNames.Authorization].ToString(), options.Value.InboundKey))
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer, Basic realm=\"recordings\"";
            return Problem(StatusCodes.Status401Unauthorized, "Authorization: needs the key of Recordings:InboundKey, as Bearer or as the password of Basic.");
        }

        if (context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Content-Type: must be multipart/form-data.");
        }

        var most = options.Value.MaximumBytes;
        var (form, problem) = await ReadAsync(context, most);
        return form is null ? problem! : await TakeAsync(form, context, accept, most);
    }

    private static async Task<(IFormCollection? Form, IResult? Problem)> ReadAsync(HttpContext context, int most)
    {
        var longest = most + OtherFields;
        if (context.Request.ContentLength > longest)
        {
            return (null, TooLarge(most));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = longest;
        }

        try
        {
            return (await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = longest, MemoryBufferThreshold = longest, ValueLengthLimit = OtherFields }, context.RequestAborted), null);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return (null, unreadable.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? TooLarge(most)
                : Problems.Invalid([new("body", "is not readable as multipart/form-data.")]));
        }
    }

    private static async Task<IResult> TakeAsync(IFormCollection form, HttpContext context, AcceptFeedback accept, int most)
    {
        var audio = form.Files.GetFile(AudioFields.Audio);
        if (audio?.Length > most)
        {
            return TooLarge(most);
        }

        var (request, errors) = AudioFields.Read(form);
        if (audio is null || audio.Length == 0)
        {
            return Problems.Invalid([new(AudioFields.Audio, "is needed: the recording as a file."), .. errors]);
        }

        var content = new byte[audio.Length];
        await using (var stream = audio.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, context.RequestAborted);
        }

        if (AudioKind.Of(content) is not { } kind)
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, $"{AudioFields.Audio}: is no recording we know by its first bytes. Use: {AudioKind.Allowed}.");
        }

        return request is null ? Problems.Invalid(errors) : await accept.AcceptAsync(request, ArrivalOf(request, new(content, kind)), context.RequestAborted) switch
        {
            AcceptOutcome.Accepted accepted => new AcceptedResult(accepted),
            AcceptOutcome.Rejected rejected => Problems.Invalid(rejected.Errors),
            _ => Problems.KeyUsedBefore(),
        };
    }

    private static Arrival ArrivalOf(FeedbackRequest request, Sound sound)
        => new(Channel.Voice, Code.TryParse<Help>(request.Help, out var help) ? WhoSupplied.With(help) : SuppliedBy.Self, Sound: sound);

    private static IResult TooLarge(int most) => Problem(StatusCodes.Status413PayloadTooLarge, $"{AudioFields.Audio}: the most is {most} bytes. Nothing was stored.");

    private static IResult Problem(int status, string detail) => Results.Problem(title: "The recording was not taken", detail: detail, statusCode: status);
}
