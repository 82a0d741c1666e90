using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.Twilio;

/// <summary>
/// <c>POST /api/inbound/sms/twilio</c>: keeps a text and answers at once. All calls come from a few addresses of one provider that does not try again, so a
/// limit by address would lose words; who has no valid signature gets no further than that, and replies are limited by phone.
/// </summary>
internal static class TwilioWebhook
{
    public const string Path = "/api/inbound/sms/twilio";
    private static readonly string[] Needed = ["MessageSid", "From"];

    public static void MapTwilio(this IEndpointRouteBuilder routes) => routes.MapPost(Path, PostAsync).AllowAnonymous().DisableAntiforgery();

    private static async Task<IResult> PostAsync(HttpContext context, KeepText keep, IOptions<TextingOptions> options, IOptions<OrganisationOptions> organisation)
    {
        var most = options.Value.MaximumFormBytes;
        if (!context.Request.HasFormContentType)
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Content-Type: must be application/x-www-form-urlencoded.");
        }

        if (context.Request.ContentLength > most)
        {
            return TooLarge(most);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        var form = await ReadAsync(context);
        if (!IsSigned(context.Request, form, options.Value, organisation.Value))
        {
            return Problem(StatusCodes.Status403Forbidden, $"{TwilioSignature.Header}: does not fit. Nothing was stored.");
        }

        string[] missing = [.. Needed.Where(field => string.IsNullOrWhiteSpace(form[field]))];
        if (missing.Length > 0)
        {
            return Accepting.Problems.Invalid(missing.Select(field => new FieldError(field, "is needed.")));
        }

        var hasMedia = int.TryParse(form["NumMedia"], System.Globalization.CultureInfo.InvariantCulture, out var media) && media > 0;
        var optOut = form["OptOutType"].ToString();
        await keep.KeepAsync(new(form["MessageSid"]!, form["From"]!, form["Body"].ToString(), hasMedia, optOut.Length > 0 ? optOut : null), context.RequestAborted);
        return Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", "text/xml", System.Text.Encoding.UTF8);
    }

    private static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException unreadable)
        {
            throw new BadHttpRequestException("The form could not be read.", unreadable);
        }
    }

    private static bool IsSigned(HttpRequest request, IFormCollection form, TextingOptions options, OrganisationOptions organisation)
    {
        var signature = request.Headers[TwilioSignature.Header].ToString();
        var fields = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        return options.TwilioAuthToken.Length > 0 && signature.Length > 0
            && Uri.TryCreate(AddressOf(request, organisation), UriKind.Absolute, out var url)
            && TwilioSignature.Matches(options.TwilioAuthToken, url, fields, signature);
    }

    /// <summary>The address Twilio called. What a proxy says of it needs no trust: whoever makes it up still lacks the auth token.</summary>
    private static string AddressOf(HttpRequest request, OrganisationOptions organisation)
    {
        var path = $"{request.PathBase}{request.Path}{request.QueryString}";
        if (!string.IsNullOrEmpty(organisation.PublicBaseUrl))
        {
            return organisation.PublicBaseUrl.TrimEnd('/') + path;
        }

        return $"{First("X-Forwarded-Proto") ?? request.Scheme}://{First("X-Forwarded-Host") ?? request.Host.Value}{path}";

        // Each proxy adds itself behind the one before.
        string? First(string header) => request.Headers[header].ToString().Split(',')[0].Trim() is { Length: > 0 } value ? value : null;
    }

    private static IResult TooLarge(int most) => Problem(StatusCodes.Status413PayloadTooLarge, $"body: the most is {most} bytes. Nothing was stored.");

    private static IResult Problem(int status, string detail) => Results.Problem(title: "The text was not taken", detail: detail, statusCode: status);
}
