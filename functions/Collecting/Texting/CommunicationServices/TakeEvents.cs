using System.Security.Cryptography;
using System.Text.Json;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>
/// Takes texts from the queue that Event Grid writes to. Its messages are not signed: that only Event Grid's identity may write there is what they are trusted for,
/// and they are looked at like those of the webhook. They hold words and a number, so what is given up is sealed before it rests in the poison queue.
/// </summary>
internal sealed class TakeEvents(KeepEvents keep, Sealing sealing, IOptions<AzureTextsOptions> options, IOptions<CollectingOptions> collecting) : IMessageHandler
{
    private const string Name = "event-grid";
    private const string Sealed = "sealed";

    public string Queue => Queues.SmsEvents;

    public Envelope? Open(string body, Envelopes envelopes)
        => options.Value.FromQueue && Parse(SealedIn(body) is { } inner ? Unseal(inner) : body) is { } events && Read(events).CanBeTaken ? new(Name, 1, events) : null;

    public string AsPoison(string body) => SealedIn(body) is null ? $$"""{"{{Sealed}}":"{{sealing.Seal(body, Queue)}}"}""" : body;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var events = Read(envelope.Data);
        await keep.KeepAsync(events, cancellationToken);
        if (events.Errors.Count > 0)
        {
            throw new InvalidDataException($"{events.Errors.Count} fields of a message are not right.");
        }
    }

    /// <summary>Nothing is in the store that could be marked, and the store may be what is away: the sealed message in the poison queue is the record.</summary>
    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken) => Task.CompletedTask;

    private ReadEvents Read(JsonElement events) => ReadEvents.Of(events, collecting.Value.MaximumTextLength);

    private static string? SealedIn(string body)
        => Parse(body) is { ValueKind: JsonValueKind.Object } outer && outer.TryGetProperty(Sealed, out var inner) && inner.ValueKind == JsonValueKind.String ? inner.GetRawText().Trim('"') : null;

    /// <summary>Null where it was not sealed by us.</summary>
    private string? Unseal(string sealedText)
    {
        try
        {
            return sealing.Open(sealedText, Queue);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static JsonElement? Parse(string? body)
    {
        if (body is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(Envelopes.Plain(body));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
