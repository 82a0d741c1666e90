using Azure;
using Azure.Identity;
using Azure.Storage.Queues.Models;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>What a storage account's refusal means for whoever operates the pipeline.</summary>
internal static class StorageProblem
{
    private const string Role = "Storage Queue Data Contributor";

    /// <summary>The words for it, or null where it is not about the account.</summary>
    public static string? Describe(Exception problem, string account) => problem switch
    {
        AuthenticationFailedException => $"The machine has no identity for the queues of {account}. Set FeedbackQueues to a connection string, or give the machine an identity with the role {Role}.",
        RequestFailedException refused => Describe(refused, account),
        AggregateException several => several.InnerExceptions.OfType<RequestFailedException>().LastOrDefault() is { } last ? Describe(last, account) : NoAnswer(account),
        OperationCanceledException => NoAnswer(account),
        _ => null,
    };

    private static string Describe(RequestFailedException refused, string account) => refused switch
    {
        { Status: 0 } => NoAnswer(account),
        { Status: 401 or 403 } when refused.ErrorCode == QueueErrorCode.AuthenticationFailed => $"{account} does not know who asks ({refused.Status}). Look at the key in FeedbackQueues, and at the machine's clock.",
        { Status: 401 or 403 } => $"{account} does not let this identity use its queues ({refused.Status} {refused.ErrorCode}). Give it the role {Role}; that takes some minutes to count.",
        { Status: 404 } when refused.ErrorCode == QueueErrorCode.QueueNotFound => $"A queue is missing in {account}. The site makes it when it starts; the template makes all of them.",
        _ => $"{account} answers with {refused.Status} {refused.ErrorCode}.",
    };

    private static string NoAnswer(string account) => $"The queues of {account} do not answer. Look at FeedbackQueues and at the network. What was accepted is safe and waits.";
}
