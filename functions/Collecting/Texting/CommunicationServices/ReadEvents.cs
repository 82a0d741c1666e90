using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>What a body of Event Grid holds: in its own schema or as CloudEvents 1.0, one event or several, names in whatever case.</summary>
/// <param name="Texts">Texts that came in.</param>
/// <param name="ValidationCode">To be said back to a subscription that asks whether we are who it calls; null where none asks.</param>
/// <param name="Errors">What is wrong, event by event.</param>
internal sealed record ReadEvents(IReadOnlyList<TextContent> Texts, string? ValidationCode, IReadOnlyList<FieldError> Errors)
{
    private const string Received = "Microsoft.Communication.SMSReceived";
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const int LongestId = 200;
    private const int LongestNumber = 64;

    /// <summary>Events of other kinds, such as reports of delivery, are passed over.</summary>
    public static ReadEvents Of(JsonElement body, int longestText)
    {
        List<TextContent> texts = [];
        List<FieldError> errors = [];
        string? code = null;
        foreach (var (one, at) in Split(body))
        {
            var fields = new EventFields(one, at, errors);
            switch (fields.Type())
            {
                case Received when fields.Data() is { } data && Text(data, longestText) is { } text:
                    texts.Add(text);
                    break;
                case Validation when fields.Data() is { } data:
                    code = data.Text("validationCode", LongestId);
                    break;
            }
        }

        if (texts.Count + errors.Count == 0 && body is { ValueKind: JsonValueKind.Array } && body.GetArrayLength() == 0)
        {
            errors.Add(new("body", "holds no event."));
        }

        return new(texts, code, errors);
    }

    /// <summary>A text in it is right, or nothing in it is wrong.</summary>
    public bool CanBeTaken => Texts.Count > 0 || Errors.Count == 0;

    private static IEnumerable<(JsonElement Event, string At)> Split(JsonElement body)
        => body.ValueKind == JsonValueKind.Array ? body.EnumerateArray().Select((one, number) => (one, $"[{number}]")) : [(body, "")];

    /// <summary>A field that is missing does not hide that another is as well.</summary>
    private static TextContent? Text(EventFields data, int longestText)
    {
        var (id, from, words) = (data.Text("messageId", LongestId), data.Text("from", LongestNumber), data.Text("message", longestText, mayBeEmpty: true));
        return id is null || from is null || words is null ? null : new(id, from, words, HasMedia: false, OptOut: null);
    }
}
