namespace FeedbackPipeline.Collecting.Texting;

/// <summary>What a text asks for. Only the whole message counts: "stop him hurting me" is words, and is kept and read.</summary>
public enum TextCommand
{
    /// <summary>Feedback.</summary>
    None,
    Stop,
    Start,
    Help,
    Delete,
    Yes,
    No,
}

/// <summary>Reads the keyword of a whole message.</summary>
public static class ReadCommand
{
    private static readonly Dictionary<string, TextCommand> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["STOP"] = TextCommand.Stop,
        ["END"] = TextCommand.Stop,
        ["CANCEL"] = TextCommand.Stop,
        ["QUIT"] = TextCommand.Stop,
        ["UNSUBSCRIBE"] = TextCommand.Stop,
        ["START"] = TextCommand.Start,
        ["HELP"] = TextCommand.Help,
        ["DELETE"] = TextCommand.Delete,
        ["YES"] = TextCommand.Yes,
        ["NO"] = TextCommand.No,
    };

    /// <param name="text">As it came.</param>
    /// <param name="optOut">What the provider says it took the message for (<c>STOP</c>, <c>START</c>, <c>HELP</c>), or null. It outranks the text.</param>
    public static TextCommand Of(string text, string? optOut)
    {
        if (optOut is not null && Keywords.TryGetValue(optOut, out var told))
        {
            return told;
        }

        // Keyboards that guess words put a full stop behind the last one.
        var whole = text.Trim();
        return Keywords.GetValueOrDefault(whole.EndsWith('.') ? whole[..^1] : whole);
    }
}
