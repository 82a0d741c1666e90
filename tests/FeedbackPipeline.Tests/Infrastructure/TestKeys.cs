namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>The product's keys as settings: what instances without a shared disk are given.</summary>
internal static class TestKeys
{
    public static IReadOnlyList<(string Key, string Value)> Settings { get; } =
    [
        .. ((string[])["Identity", "Envelope", "SignIn", "Sealing"])
            .Select((purpose, index) => ($"Securing:Keys:{purpose}:1", Convert.ToBase64String([.. Enumerable.Repeat((byte)(index + 1), 32)]))),
    ];

    public static IEnumerable<KeyValuePair<string, string>> Environment => Settings.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value));
}
