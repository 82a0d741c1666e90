using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>App settings with which the handler starts. Nothing answers at these addresses, which a start must not mind.</summary>
internal static class HandlerSettings
{
    public static Dictionary<string, string> Unreachable(string dataFolder) => new(TestKeys.Environment)
    {
        ["FEEDBACK_DATA"] = dataFolder,
        ["Storing__Store"] = "Cosmos",
        ["Storing__Queue"] = "Azure",
        ["Cosmos__Endpoint"] = "https://127.0.0.1:1/",
        ["FeedbackQueues"] = "UseDevelopmentStorage=true",
        ["Organisation__PublicBaseUrl"] = "https://feedback.example.org",
    };
}
