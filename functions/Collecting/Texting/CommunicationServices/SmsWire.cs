using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>The body of <c>POST {endpoint}/sms</c>.</summary>
internal sealed record SmsRequest(string From, IReadOnlyList<SmsRecipient> SmsRecipients, string Message, SmsSendOptions SmsSendOptions);

/// <param name="RepeatabilityRequestId">By this and the next, the service knows a text that comes twice.</param>
/// <param name="RepeatabilityFirstSent">As in HTTP: <c>Fri, 02 Jan 2026 10:00:00 GMT</c>.</param>
internal sealed record SmsRecipient(string To, string RepeatabilityRequestId, string RepeatabilityFirstSent);

internal sealed record SmsSendOptions(bool EnableDeliveryReport, string Tag);

internal sealed record SmsAnswer(IReadOnlyList<SmsResult>? Value);

/// <summary>What became of the text for one recipient: a call that succeeds can hold texts that did not.</summary>
internal sealed record SmsResult(string? MessageId, int HttpStatusCode, bool Successful);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SmsRequest))]
[JsonSerializable(typeof(SmsAnswer))]
internal sealed partial class SmsWire : JsonSerializerContext;
