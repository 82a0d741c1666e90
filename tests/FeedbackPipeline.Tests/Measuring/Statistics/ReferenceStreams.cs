using System.Text.Json;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

/// <summary>Runs the streams of the reference values: 1 and 0 are people in the group and not, a question mark did not say.</summary>
internal static class ReferenceStreams
{
    public static Dictionary<string, object?> Run(JsonElement input)
    {
        var starts = input.GetProperty("mode").GetString() == "rate" ? StartPlan.Rate(input.GetProperty("M").GetDouble(), input.GetProperty("h").GetDouble()) : StartPlan.Lifetime;
        var threshold = Math.Log(input.GetProperty("threshold").GetDouble());
        int[] clear = input.TryGetProperty("clearAfterCounted", out var after) ? [.. after.EnumerateArray().Select(at => at.GetInt32())] : [];
        var evidence = default(Evidence);
        var (counted, heard, best, bestAt, first, alert) = (0, 0.0, double.NegativeInfinity, 0, (int?)null, (int?)null);
        foreach (var part in Parts(input))
        {
            evidence = evidence.Step(part, Share(input, heard, counted), starts);
            counted++;
            heard += part;
            var logE = evidence.LogE(starts);
            (best, bestAt) = logE > best ? (logE, counted) : (best, bestAt);
            first ??= logE >= threshold ? counted : null;
            alert ??= AlertThreshold.Opens(logE, evidence.RecentRatio, threshold) ? counted : null;
            evidence = clear.Contains(counted) ? evidence.Cleared() : evidence;
        }

        return new()
        {
            ["counted"] = counted,
            ["logE"] = evidence.LogE(starts),
            ["ratioEstimate"] = evidence.RecentRatio,
            ["maxLogE"] = best,
            ["maxLogEAt"] = bestAt,
            ["firstAtThreshold"] = first,
            ["alertAt"] = alert,
        };
    }

    private static double Share(JsonElement input, double heard, int counted)
        => input.TryGetProperty("pi", out var share)
            ? share.GetDouble()
            : Urn.Share(input.GetProperty("groupInRegister").GetDouble(), input.GetProperty("register").GetDouble(), heard, counted);

    private static IEnumerable<double> Parts(JsonElement input)
        => input.TryGetProperty("sessions", out var sessions)
            ? sessions.EnumerateArray().Select(session => GroupSession.Part(session[0].GetInt32(), session[1].GetInt32()))
            : input.GetProperty("stream").GetString()!.Where(sign => sign != '?').Select(sign => sign == '1' ? 1.0 : 0.0);
}
