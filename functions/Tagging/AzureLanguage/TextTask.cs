namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>What the service is asked, with the limits of a synchronous call (Azure Language, data and service limits).</summary>
/// <param name="MostDocuments">More in one call refuse the whole call.</param>
/// <param name="LongestDocument">In text elements; a longer document fails alone.</param>
internal sealed record TextTask(string Kind, int MostDocuments, int LongestDocument, AnalyzeTextParameters Parameters)
{
    private const string Utf16 = "Utf16CodeUnit";

    /// <summary>What points at one person. Jobs, ages, dates and organisations are what people talk about, so they stay.</summary>
    private static readonly string[] Categories =
    [
        "Person", "PhoneNumber", "Email", "Address", "URL", "IPAddress", "UKNationalHealthNumber", "UKNationalInsuranceNumber",
        "UKDriversLicenseNumber", "USUKPassportNumber", "CreditCardNumber", "InternationalBankingAccountNumber",
    ];

    public static readonly TextTask Pii = new("PiiEntityRecognition", 5, 5_120, new("latest", LoggingOptOut: true, Utf16, "none", Categories));

    public static readonly TextTask Sentiment = new("SentimentAnalysis", 10, 5_120, new("latest", LoggingOptOut: true, Utf16, OpinionMining: false));

    public static readonly TextTask KeyPhrases = new("KeyPhraseExtraction", 10, 5_120, new("latest", LoggingOptOut: true));

    /// <summary>The service takes 1,000 documents here; a hundred short ones keep a call far below its 1 MB.</summary>
    public static readonly TextTask Language = new("LanguageDetection", 100, 1_000, new("latest", LoggingOptOut: true));

    /// <summary>The marker that takes a found thing's place, null for what was not asked for.</summary>
    public static string? MarkerOf(string category) => category switch
    {
        "Person" => "name",
        "PhoneNumber" => "phone",
        "Email" => "email",
        "Address" => "address",
        "URL" or "IPAddress" => "url",
        "UKNationalHealthNumber" => "nhs number",
        "UKNationalInsuranceNumber" => "ni number",
        _ => Categories.Contains(category) ? "number" : null,
    };
}
