using System.Text;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Takes what the service found out of text that has markers already: where both overlap, all of it goes.</summary>
internal static partial class RemoveFound
{
    /// <param name="found">In any order; overlapping ones are removed as one, under the first one's marker.</param>
    public static string From(string redacted, IEnumerable<Found> found)
    {
        var markers = Marker().Matches(redacted);
        var all = found.Select(one => Widen(one, markers)).OfType<Found>().OrderBy(one => one.Start);
        var (text, at) = (new StringBuilder(redacted.Length), 0);
        foreach (var one in all)
        {
            if (one.Start >= at)
            {
                text.Append(redacted, at, one.Start - at).Append('[').Append(one.Marker).Append(']');
            }

            at = Math.Max(at, one.Start + one.Length);
        }

        return at == 0 ? redacted : text.Append(redacted, at, redacted.Length - at).ToString();
    }

    /// <summary>The words that are left, with a line end in each marker's place.</summary>
    public static string WithoutMarkers(string redacted) => Marker().Replace(redacted, "\n");

    /// <summary>Reaches over every marker it touches; null where it is only a marker.</summary>
    private static Found? Widen(Found found, MatchCollection markers)
    {
        var (start, end) = (found.Start, found.Start + found.Length);
        foreach (Match marker in markers)
        {
            var after = marker.Index + marker.Length;
            if (marker.Index <= found.Start && found.Start + found.Length <= after)
            {
                return null;
            }

            if (marker.Index < end && start < after)
            {
                (start, end) = (Math.Min(start, marker.Index), Math.Max(end, after));
            }
        }

        return found with { Start = start, Length = end - start };
    }

    [GeneratedRegex(@"\[[a-z][a-z ]{1,30}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}

/// <summary>Something that could say who is meant.</summary>
/// <param name="Marker">What takes its place, without brackets.</param>
/// <param name="Start">Where in the redacted text, in UTF-16 units.</param>
internal sealed record Found(string Marker, int Start, int Length);
