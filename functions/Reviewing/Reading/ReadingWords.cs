using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>Codes in the words of the people who review.</summary>
public static class ReadingWords
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.Web => "Web form",
        Channel.Sms => "Text message",
        Channel.Voice => "Voice",
        Channel.Paper => "Paper",
        Channel.Conversation => "Conversation",
        _ => "Brought in from a file",
    };

    public static string Of(Help help) => help switch
    {
        Help.Alone => "Answered alone",
        Help.WithHelp => "Answered with help",
        Help.OnBehalf => "Somebody answered for them",
        Help.StaffPresent => "Staff were there",
        _ => "We do not know if they had help",
    };

    public static string Of(Sentiment sentiment) => sentiment.ToString();

    public static string Of(ConcernLevel level) => level switch
    {
        ConcernLevel.RingNow => "Ring now",
        ConcernLevel.NotifyLead => "Tell the lead",
        _ => "Read first",
    };

    public static string Of(SuppliedBy suppliedBy) => suppliedBy switch
    {
        SuppliedBy.Self => "the person",
        SuppliedBy.Helper => "a helper",
        SuppliedBy.Register => "the register",
        _ => "an import",
    };

    public static string Of(NonAnswer nonAnswer) => nonAnswer switch
    {
        NonAnswer.Declined => "Did not want to say",
        NonAnswer.Unsure => "Was not sure",
        NonAnswer.Skipped => "Skipped",
        _ => "Not asked",
    };

    /// <summary>A code such as <c>screening_failed</c> as words.</summary>
    public static string OfCode(string code)
    {
        var words = code.Replace('_', ' ').Replace('-', ' ');
        return words.Length == 0 ? words : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
