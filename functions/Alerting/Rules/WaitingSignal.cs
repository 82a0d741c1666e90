using System.Text.Json;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>A row that Measuring wrote and no alert knows yet.</summary>
public sealed record WaitingSignal(long Number, string Scope, long Sequence, string Body)
{
    /// <param name="scopes">What the names of its scopes begin with, for instance <c>silence:</c>.</param>
    /// <returns>Null where it is another rule's, or its body cannot be read.</returns>
    public T? As<T>(Func<string, T> read, params IEnumerable<string> scopes)
        where T : class
    {
        try
        {
            return scopes.Any(scope => Scope.StartsWith(scope, StringComparison.Ordinal)) ? read(Body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
