using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>
/// A reason to alert. A new one (silence, coverage, …) is one file that implements this and one line in <see cref="AlertingExtensions.AddAlerting"/>:
/// <list type="number">
/// <item>Choose a <see cref="Name"/>; it is stored, so it stays for ever.</item>
/// <item>Let the stage that measures write a row into the signals, under a scope of its own (<c>silence:{place}</c>), in the transaction that noticed.</item>
/// <item>Turn that row into a <see cref="Sign"/>. Its key names the event once; its evidence is any JSON of yours, protected for small numbers already.</item>
/// <item>Put the evidence into words: figures, what is not known, what to try. The lifecycle, the pages, the queue and the audit need nothing more.</item>
/// </list>
/// </summary>
public interface IAlertRule
{
    string Name { get; }

    /// <summary>What an alert of this rule promises and what it does not, in two sentences.</summary>
    string Promise { get; }

    /// <returns>Null where the signal is another rule's, or cannot be read.</returns>
    Sign? Read(WaitingSignal signal);

    /// <param name="evidence">What <see cref="Read"/> put into the sign.</param>
    AlertText Describe(string evidence, Gap gap);
}
