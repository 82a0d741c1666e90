using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Demonstrating.Inventing;

namespace FeedbackPipeline.Demonstrating;

/// <summary>Where to look first, and what there is to notice.</summary>
internal static class WhatToSee
{
    public static string Of(IReadOnlyList<Alert> open)
        => $"""

            Sign in with the link below, then look at:
              /review/missing    People of 65 and over stopped answering when the day centre changed, in month {DemoYear.Fading}. {Opened(open)}
              /review/alerts     Somebody saw that alert, took it on and wrote down what was tried. The short breaks have an alert of their own: nothing comes from there any more. The others count who of the register was not heard yet.
              /review/themes     "Getting around" grows from month 9: the number 14 bus was cut. Halal food and the Deaf club are said by few.
              /review/feedback   What people said on the web, by text, voice and on paper, names and numbers taken out. The last days are unread.
              /review/concerns   Most are decided; some wait for you. Several were flagged for a word alone.
              /review/feedback?place={InventPlaces.Kestrel}   Nobody has been heard from the short breaks for two months.
              /                  Give feedback yourself, and delete it again with its receipt.

            """;

    private static string Opened(IReadOnlyList<Alert> open)
        => open.FirstOrDefault(alert => alert is { Rule: "representation", Place: InventPlaces.Root } && alert.Subject.EndsWith(InventRegister.Fading, StringComparison.Ordinal)) is { } alert
            ? string.Create(CultureInfo.InvariantCulture, $"The alert opened on {alert.Opened:yyyy-MM-dd}.")
            : "Too few people answered for an alert.";
}
