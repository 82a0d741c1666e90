namespace FeedbackPipeline.Vocabulary;

/// <summary>The code on an invitation card: ten signs of Crockford's base 32 (50 bits), shown as <c>7K3MQ-9TX4H</c>. Only a keyed hash of it is stored.</summary>
public static class InvitationCode
{
    /// <summary>What its hash is made for.</summary>
    public const string Purpose = "invitation";

    private const int Length = 10;
    private const int Half = Length / 2;

    /// <param name="random">At least 50 random bits in Crockford's base 32.</param>
    public static string From(string random) => random[..Length].ToUpperInvariant();

    /// <summary>The code as it is hashed; null where the text can be none.</summary>
    public static string? Parse(string? typed) => Crockford.Normalise(typed, Length);

    public static string Shown(string code) => $"{code[..Half]}-{code[Half..]}";
}
