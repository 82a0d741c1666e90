using System.Text.Json;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>
/// <c>POST /api/inbound/sms/acs</c>: keeps texts and answers at once. What is answered with 5xx comes again for a day, what is answered with 4xx never; so there is no
/// limit by address, which would lose words. Who lacks the secret gets no further than that.
/// </summary>
internal static class EventGridWebhook
{
    public const string Path = "/api/inbound/sms/acs";

    /// <summary>Bytes; Event Grid sends no more at once.</summary>
    private const int Most = 1_048_576;

    private const string EventType = "aeg-event-type";
    private const string Validating = "SubscriptionValidation";
    private const string Origin = "eventgrid.azure.net";
    private const string OriginAsked = "WebHook-Request-Origin";

    private static readonly string[] Json = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    public static void MapEventGrid(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, PostAsync).AllowAnonymous();
        routes.MapMethods(Path, [HttpMethods.Options], Greet).AllowAnonymous();
    }

    private static async Task<IResult> PostAsync(HttpContext context, KeepEvents keep, IOptions<AzureTextsOptions> options, IOptions<CollectingOptions> collecting)
    {
        if (EventGridCall.Refusal(context.Request, options.Value) is { } refusal)
        {
            return Refused(refusal);
        }

        if (!Json.Contains(context.Request.ContentType?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return Problems.NotJson();
        }

        if (context.Request.ContentLength > Most)
        {
            return Problems.TooLarge(Most);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Most;
        }

        return await ReadAsync(context, collecting.Value.MaximumTextLength) is not { } events
            ? Problems.Invalid([new("body", "is not JSON.")])
            : context.Request.Headers[EventType] == Validating ? Answer(events)
            : await KeepAsync(events, keep, context.RequestAborted);
    }

    private static async Task<ReadEvents?> ReadAsync(HttpContext context, int longestText)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return ReadEvents.Of(body.RootElement, longestText);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Answer(ReadEvents events)
        => events.ValidationCode is { } code ? Results.Json(new Dictionary<string, string> { ["validationResponse"] = code })
            : Problems.Invalid(events.Errors.Count > 0 ? events.Errors : [new FieldError("data.validationCode", "is needed.")]);

    /// <summary>The right ones are kept beside those that are not: what we answer with 400 never comes again, with all there is in it.</summary>
    private static async Task<IResult> KeepAsync(ReadEvents events, KeepEvents keep, CancellationToken cancellationToken)
    {
        await keep.KeepAsync(events, cancellationToken);
        return events.Errors.Count == 0 ? Results.Ok()
            : events.Texts.Count == 0 ? Problems.Invalid(events.Errors)
            : Problems.Invalid(events.Errors, "Nothing was stored of these events. The others were taken.");
    }

    /// <summary>What Event Grid asks before it sends CloudEvents.</summary>
    private static IResult Greet(HttpContext context, IOptions<AzureTextsOptions> options)
    {
        if (EventGridCall.Refusal(context.Request, options.Value) is { } refusal)
        {
            return Refused(refusal);
        }

        if (!Origin.Equals(context.Request.Headers[OriginAsked].ToString(), StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Invalid([new(OriginAsked, $"must be {Origin}.")]);
        }

        context.Response.Headers["WebHook-Allowed-Origin"] = Origin;
        context.Response.Headers["WebHook-Allowed-Rate"] = "120";
        return Results.Ok();
    }

    private static IResult Refused(string detail)
        => Results.Problem(title: "The call was not taken", detail: $"{detail} Nothing was stored.", statusCode: StatusCodes.Status403Forbidden);
}
