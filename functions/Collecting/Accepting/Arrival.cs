using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>How and when a request reached us: what the sender does not write in the body.</summary>
/// <param name="SuppliedBy">Who gave the about-you values.</param>
/// <param name="AboutClosed">True where nobody will be asked about-you questions afterwards (imports, paper).</param>
/// <param name="Received">For words that arrived earlier on paper or in another system; null means now.</param>
/// <param name="Respondent">A person's key in the sender's system; hashed on entry and never stored.</param>
/// <param name="Asked">The question as it was asked, for text without a survey question.</param>
/// <param name="Sound">A recording that came with it.</param>
/// <param name="Recording">A recording of it that is on the shelf already.</param>
public sealed record Arrival(
    Channel Channel,
    SuppliedBy SuppliedBy,
    bool AboutClosed = false,
    DateTimeOffset? Received = null,
    string? Respondent = null,
    string? Asked = null,
    Sound? Sound = null,
    ShelvedRecording? Recording = null)
{
    public bool IsRecorded => Sound is not null || Recording is not null;

    public static Arrival OnTheWeb { get; } = new(Channel.Web, SuppliedBy.Self);
}
