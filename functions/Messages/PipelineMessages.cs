using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Messages;

/// <summary>A message between stages. Its name and version are fixed for ever once released; a new shape is a new version.</summary>
public interface IPipelineMessage
{
    static abstract string Name { get; }

    static abstract int Version { get; }

    /// <summary>The queue it travels on.</summary>
    static abstract string Queue { get; }
}

/// <summary>Words were accepted and wait to be tagged. The words stay in the store.</summary>
public sealed record FeedbackReceived(string FeedbackId) : IPipelineMessage
{
    public static string Name => "feedback-received";

    public static int Version => 1;

    public static string Queue => Queues.FeedbackIn;
}

/// <summary>An alert opened, became serious or was cleared, and people must be told. Carries no figures and no words.</summary>
public sealed record AlertChanged(string AlertId, string Change) : IPipelineMessage
{
    public static string Name => "alert-changed";

    public static int Version => 1;

    public static string Queue => Queues.NotifyOut;
}

/// <summary>Possible harm was found that somebody must be told about at once. Carries no words and not what they seem to be about.</summary>
public sealed record ConcernRaised(string FeedbackId) : IPipelineMessage
{
    public static string Name => "concern-raised";

    public static int Version => 1;

    public static string Queue => Queues.NotifyOut;
}

/// <summary>It is time to tell somebody all that changed about alerts. Carries no figures and no words.</summary>
/// <param name="Recipient">Id of a member of staff, or null where one message reaches everybody.</param>
/// <param name="Until">Changes up to this moment; later ones wait for the next digest.</param>
public sealed record DigestDue(string Notifier, string? Recipient, DateTimeOffset Until) : IPipelineMessage
{
    public static string Name => "digest-due";

    public static int Version => 1;

    public static string Queue => Queues.NotifyOut;
}

/// <summary>A text message was kept and waits to be understood. Number and words stay in the store, sealed.</summary>
public sealed record TextReceived(string TextId) : IPipelineMessage
{
    public static string Name => "text-received";

    public static int Version => 1;

    public static string Queue => Queues.SmsIn;
}

/// <summary>A reply was written and waits to be sent. Number and words stay in the store.</summary>
public sealed record ReplyWritten(string ReplyId) : IPipelineMessage
{
    public static string Name => "reply-written";

    public static int Version => 1;

    public static string Queue => Queues.SmsOut;
}

/// <summary>A recording was accepted and waits to be heard. It stays on its shelf.</summary>
public sealed record RecordingReceived(string FeedbackId) : IPipelineMessage
{
    public static string Name => "recording-received";

    public static int Version => 1;

    public static string Queue => Queues.AudioIn;
}

/// <summary>Queue names, the same standalone and under the Functions host.</summary>
public static class Queues
{
    private const string Poison = "-poison";

    public const string FeedbackIn = "feedback-in";
    public const string NotifyOut = "notify-out";

    /// <summary>Event Grid writes to it, so that its messages are not signed and hold a text as it came.</summary>
    public const string SmsEvents = "sms-events";

    public const string SmsIn = "sms-in";
    public const string SmsOut = "sms-out";
    public const string AudioIn = "audio-in";

    /// <summary>Every queue somebody reads.</summary>
    public static IReadOnlyList<string> All { get; } = [FeedbackIn, NotifyOut, SmsEvents, SmsIn, SmsOut, AudioIn];

    public static string PoisonOf(string queue) => $"{queue}{Poison}";

    public static bool IsPoison(string queue) => queue.EndsWith(Poison, StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FeedbackReceived))]
[JsonSerializable(typeof(AlertChanged))]
[JsonSerializable(typeof(ConcernRaised))]
[JsonSerializable(typeof(DigestDue))]
[JsonSerializable(typeof(TextReceived))]
[JsonSerializable(typeof(ReplyWritten))]
[JsonSerializable(typeof(RecordingReceived))]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class MessagesJson : JsonSerializerContext;
