namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

/// <summary>What a status of Azure AI Speech means, in words. Never what the service writes about it, which can quote what was sent.</summary>
internal static class SpeechProblem
{
    public const string NoIdentity = "The machine has no identity for Azure AI Speech. Set AzureSpeech:Key, or give the machine the role Cognitive Services Speech User.";

    /// <summary>True where another try with the same recording would be refused again.</summary>
    public static bool IsAboutTheRecording(int status) => status is 400 or 413 or 415 or 422;

    public static string InWords(int status) => status switch
    {
        0 => "Azure AI Speech can not be reached. Look at AzureSpeech:Endpoint and the network.",
        401 or 403 => "Azure AI Speech refuses us. Look at AzureSpeech:Key; an identity needs the role Cognitive Services Speech User.",
        404 => "Azure AI Speech does not know the address. Look at AzureSpeech:Endpoint and ApiVersion.",
        429 => "Azure AI Speech is asked too often for its tier.",
        >= 500 => $"Azure AI Speech is in trouble (status {status}).",
        _ => $"Azure AI Speech refuses us (status {status}).",
    };
}
