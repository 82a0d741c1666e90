using System.Text;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Takes out what could say who is meant and puts a marker such as <c>[name]</c> in its place. It finds much and never all: a person checks before
/// anything is published, and the result is never called anonymous.
/// </summary>
public sealed class RedactText(FindNames names)
{
    /// <summary>The text with markers, and what they stand for with positions in the original, in order and without overlap.</summary>
    public (string Redacted, IReadOnlyList<Identifier> Identifiers) Redact(ReadText text)
    {
        var findings = new Findings(text.Original);
        var plain = PlainDigits.Of(text.Original);
        var digits = DigitsIn(plain);
        FindNumbers.AddTo(findings, plain, digits);
        FindAddresses.AddTo(findings, text.Original, digits);
        names.AddTo(findings, text);
        var found = findings.InOrder;
        return (found.Count == 0 ? text.Original : Replace(text.Original, found), found);
    }

    private static int DigitsIn(string text)
    {
        var digits = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAnyInRange('0', '9') is >= 0 and var at; rest = rest[(at + 1)..])
        {
            digits++;
        }

        return digits;
    }

    private static string Replace(string original, IReadOnlyList<Identifier> identifiers)
    {
        var redacted = new StringBuilder(original.Length);
        var at = 0;
        foreach (var identifier in identifiers)
        {
            redacted.Append(original, at, identifier.Start - at).Append('[').Append(identifier.Kind.Replace('_', ' ')).Append(']');
            at = identifier.Start + identifier.Length;
        }

        return redacted.Append(original, at, original.Length - at).ToString();
    }
}
