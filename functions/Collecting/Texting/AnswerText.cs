using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Decides what a text means for its phone and what is answered: a pure function of what was known, what came and when.</summary>
public static class AnswerText
{
    private static readonly string[] BeyondTheLimit = [TextNames.Stop, TextNames.Distress1, TextNames.Distress2, TextNames.DeleteConfirm, TextNames.DeleteDone, TextNames.DeleteKept];

    /// <param name="known">What was known of the phone, or null.</param>
    /// <param name="history">What the store counts for the phone.</param>
    public static TextDecision Decide(ReadText text, Phone? known, PhoneHistory history, TextRules rules, DateTimeOffset now)
    {
        var phone = Continue(text, known, rules, now);
        var question = phone.Asked is { } asked && now - asked < rules.Dialogue;
        var decision = text.Command switch
        {
            TextCommand.Stop => new(phone with { Stopped = true, Asked = null }, phone.Stopped ? [] : [TextNames.Stop]) { Ends = true },
            TextCommand.Start => new TextDecision(phone with { Stopped = false }, [TextNames.Start]),
            TextCommand.Help => new(phone, [TextNames.Help]),
            TextCommand.Delete => Delete(phone, history, now),
            TextCommand.Yes when question => new(phone with { Asked = null }, [TextNames.DeleteDone]) { Erases = true, Ends = true },
            TextCommand.No when question => new(phone with { Asked = null }, [TextNames.DeleteKept]),
            _ => Words(text, phone, known is null || phone.Dialogue != known.Dialogue, rules, now),
        };
        return decision with { Replies = Allowed(decision, text, history, rules) };
    }

    private static Phone Continue(ReadText text, Phone? known, TextRules rules, DateTimeOffset now)
        => known is null ? new(text.PhoneId, text.Id, now)
            : known with { Dialogue = now - known.Newest > rules.Dialogue ? text.Id : known.Dialogue, Newest = now };

    /// <summary>Whoever said STOP was told to text DELETE and cannot be asked again, so it is done at once.</summary>
    private static TextDecision Delete(Phone phone, PhoneHistory history, DateTimeOffset now)
        => !history.HasWords ? new(phone, [TextNames.DeleteNothing])
            : phone.Stopped ? new(phone, []) { Erases = true, Ends = true }
            : new(phone with { Asked = now }, [TextNames.DeleteConfirm]);

    private static TextDecision Words(ReadText text, Phone phone, bool first, TextRules rules, DateTimeOffset now)
    {
        if (!text.HasWords)
        {
            return new(phone, text.HasMedia ? [TextNames.NoWords] : []);
        }

        string[] hours = rules.AtWork ? [] : [TextNames.OutOfHours];
        if (text.Concerns.Count == 0)
        {
            return new(phone, rules.AtWork || first ? [TextNames.Received, .. hours] : hours) { Keeps = true };
        }

        // Whoever does the harm may read along: such a reply gives nothing away, and says no word of what was written.
        var alone = text.Concerns.Any(concern => rules.Distress.Contains(concern.Kind)) && !text.Concerns.Any(concern => rules.ByAnother.Contains(concern.Kind));
        var again = phone.Distressed is { } before && now - before < rules.DistressPause;
        return alone && !again && !phone.Stopped
            ? new(phone with { Distressed = now }, [TextNames.Distress1, TextNames.Distress2, .. hours]) { Keeps = true }
            : new(phone, [TextNames.NeutralReceived]) { Keeps = true };
    }

    private static List<string> Allowed(TextDecision decision, ReadText text, PhoneHistory history, TextRules rules)
    {
        if (text.AlreadyAnswered)
        {
            return [];
        }

        return [.. decision.Replies.Where(reply => (!decision.Phone.Stopped || reply == TextNames.Stop) && (history.RepliesToday < rules.RepliesPerDay || BeyondTheLimit.Contains(reply)))];
    }
}

/// <summary>A text as read.</summary>
/// <param name="AlreadyAnswered">The provider has answered the keyword itself.</param>
public sealed record ReadText(string Id, string PhoneId, TextCommand Command, bool HasWords, bool HasMedia, bool AlreadyAnswered, IReadOnlyList<Concern> Concerns);

/// <param name="RepliesToday">Replies written for it in the last 24 hours.</param>
/// <param name="HasWords">Words from it are kept.</param>
public sealed record PhoneHistory(int RepliesToday, bool HasWords);

/// <summary>What the organisation chose, and whether somebody is at work.</summary>
public sealed record TextRules(
    TimeSpan Dialogue,
    TimeSpan DistressPause,
    int RepliesPerDay,
    bool AtWork,
    IReadOnlyList<string> Distress,
    IReadOnlyList<string> ByAnother);

/// <param name="Phone">What is known of it from now on.</param>
/// <param name="Replies">Names of the texts to send, in order.</param>
public sealed record TextDecision(Phone Phone, IReadOnlyList<string> Replies)
{
    /// <summary>The words are feedback.</summary>
    public bool Keeps { get; init; }

    /// <summary>Everything this phone told us goes.</summary>
    public bool Erases { get; init; }

    /// <summary>The dialogue is over: replies that wait are dropped, and the number is forgotten once these are out.</summary>
    public bool Ends { get; init; }
}
