namespace FeedbackPipeline.Collecting.Texting;

/// <summary>
/// The alphabet of text messages (3GPP TS 23.038, 6.2.1). One sign outside it makes a phone use 70 signs a part in place of 160, and a text that costs and
/// arrives in pieces.
/// </summary>
public static class Gsm7
{
    /// <summary>Most septets of a text in one part.</summary>
    public const int OnePart = 160;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extended = "\f^{}\\[~]|€";

    public static bool Holds(string text) => text.All(sign => Basic.Contains(sign, StringComparison.Ordinal) || Extended.Contains(sign, StringComparison.Ordinal));

    /// <summary>Length in septets; signs of the extension table take two.</summary>
    public static int Length(string text) => text.Sum(sign => Extended.Contains(sign, StringComparison.Ordinal) ? 2 : 1);
}
