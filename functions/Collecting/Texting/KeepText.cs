using System.Text.RegularExpressions;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Makes a text durable before its provider gets an answer; everything else comes after, from the queue.</summary>
public sealed partial class KeepText(ITextBook book, AcceptFeedback accept, Pseudonyms pseudonyms, Sealing sealing, TimeProvider time)
{
    private const string Purpose = "phone";

    /// <returns>False where the same text was here before.</returns>
    public Task<bool> KeepAsync(TextContent content, CancellationToken cancellationToken)
    {
        var id = accept.IdOf(Channel.Sms, content.MessageId);
        var written = Formatting().Replace(content.Number, "");
        var known = content with { Number = Digits().IsMatch(written) ? $"+{written}" : written };
        return book.KeepAsync(new(id, pseudonyms.TokenHash(Purpose, known.Number), known.Seal(sealing, id), time.GetUtcNow()), cancellationToken);
    }

    /// <summary>True for a number one can answer to; names and short codes are none.</summary>
    public static bool CanBeAnswered(string number) => International().IsMatch(number);

    [GeneratedRegex(@"[\s()-]")]
    private static partial Regex Formatting();

    /// <summary>Some providers leave the plus away.</summary>
    [GeneratedRegex("^[1-9][0-9]{9,14}$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex International();
}
