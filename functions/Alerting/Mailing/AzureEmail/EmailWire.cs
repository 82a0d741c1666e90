using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>The body of <c>POST {endpoint}/emails:send</c>.</summary>
internal sealed record EmailRequest(string SenderAddress, EmailContent Content, EmailRecipients Recipients, bool UserEngagementTrackingDisabled, IReadOnlyDictionary<string, string>? Headers);

internal sealed record EmailContent(string Subject, string PlainText, string Html);

internal sealed record EmailRecipients(IReadOnlyList<EmailAddress> To);

internal sealed record EmailAddress(string Address);

/// <summary>What the service says of an operation.</summary>
/// <param name="Status">NotStarted, Running, Succeeded, Failed or Canceled.</param>
internal sealed record EmailResult(string? Id, string? Status, EmailError? Error);

internal sealed record EmailError(string? Code);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EmailRequest))]
[JsonSerializable(typeof(EmailResult))]
internal sealed partial class EmailWire : JsonSerializerContext;
