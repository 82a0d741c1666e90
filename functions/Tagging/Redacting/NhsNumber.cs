namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>The NHS number's check digit: weights 10 to 2, modulo 11 (NHS Data Dictionary, NHS NUMBER).</summary>
internal static class NhsNumber
{
    private const int Length = 10;

    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        if (digits.Length != Length)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < Length - 1; index++)
        {
            sum += (digits[index] - '0') * (Length - index);
        }

        var check = (11 - (sum % 11)) % 11;
        return check < 10 && digits[^1] - '0' == check;
    }
}
