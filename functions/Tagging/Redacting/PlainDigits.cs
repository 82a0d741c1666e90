namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>A text letter for letter, so that places stay the same, with full-width digits and the letter o inside numbers as digits.</summary>
internal static class PlainDigits
{
    public static string Of(string text)
    {
        char[]? plain = null;
        if (text.AsSpan().IndexOfAnyInRange('０', '９') >= 0)
        {
            plain = text.ToCharArray();
            for (var at = 0; at < plain.Length; at++)
            {
                plain[at] = plain[at] is >= '０' and <= '９' ? (char)(plain[at] - '０' + '0') : plain[at];
            }
        }

        // "07700 9oo123", "O7700900123"
        for (var at = text.AsSpan().IndexOfAnyInRange('0', '9'); at >= 0 && at < text.Length;)
        {
            var start = at;
            while (start > 0 && text[start - 1] is 'o' or 'O')
            {
                start--;
            }

            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is 'o' or 'O'))
            {
                end++;
            }

            if ((start == 0 || !char.IsLetter(text[start - 1])) && (end == text.Length || !char.IsLetter(text[end])) && text.AsSpan(start, end - start).ContainsAny('o', 'O'))
            {
                plain ??= text.ToCharArray();
                plain.AsSpan(start, end - start).Replace('o', '0');
                plain.AsSpan(start, end - start).Replace('O', '0');
            }

            var next = text.AsSpan(end).IndexOfAnyInRange('0', '9');
            at = next < 0 ? -1 : end + next;
        }

        return plain is null ? text : new string(plain);
    }
}
