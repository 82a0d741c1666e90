using System.Text.Json;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

/// <summary>Values computed with fifty digits from the defining sums, not from the recursion.</summary>
public sealed class ReferenceValueTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Read();

    public static TheoryData<string> All() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_reference_value_is_met_to_nine_digits(string id)
    {
        var input = Cases[id].GetProperty("input");
        foreach (var expected in Cases[id].GetProperty("output").EnumerateObject())
        {
            Compare($"{id} {expected.Name}", Answer(Cases[id].GetProperty("kind").GetString()!, expected.Name, input), expected.Value);
        }
    }

    [Fact]
    public void The_file_holds_every_kind()
        => Cases.Values.Select(one => one.GetProperty("kind").GetString()).Distinct().Count().ShouldBe(13);

    private static object? Answer(string kind, string name, JsonElement input) => kind switch
    {
        "eprocess" => ReferenceStreams.Run(input)[name],
        "betaMixture" => name switch
        {
            "priorA" => BetaMixture.Prior(D(input, "pi")).A,
            "priorB" => BetaMixture.Prior(D(input, "pi")).B,
            _ => BetaMixture.LogE(D(input, "s"), D(input, "n"), D(input, "pi"), D(input, "pi")),
        },
        "interval" => Interval(name, AnytimeInterval.Of(D(input, "s"), D(input, "n"), D(input, "pi"), D(input, "alpha")), D(input, "pi")),
        "dirichlet" => DirichletMixture.LogE(L(input, "counts"), L(input, "shares"), D(input, "concentration")),
        "fixedInterval" => Pair(name == "wilson" ? FixedInterval.Wilson(I(input, "s"), I(input, "n")) : FixedInterval.ClopperPearson(I(input, "s"), I(input, "n"))),
        "binomTest" => name == "less" ? BinomialTest.Less(I(input, "s"), I(input, "n"), D(input, "p")) : BinomialTest.TwoSided(I(input, "s"), I(input, "n"), D(input, "p")),
        "description" => Description(name, D(input, "s"), D(input, "n"), D(input, "pi"), input),
        "silence" => Silence.Length(D(input, "pi"), Math.Log(D(input, "threshold"))),
        "indicators" => Indicator(name, Indicators.Of(L(input, "register"), L(input, "respondents"))),
        "eBH" => (name == "eBH" ? EValueSelection.BenjaminiHochberg(L(input, "e"), D(input, "alpha")) : EValueSelection.Bonferroni(L(input, "e"), D(input, "alpha"))).Cast<object>().ToArray(),
        "suppression" => Suppression(name, [.. L(input, "counts").Select(count => (long)count)]),
        "referenceShare" => ReferenceShare.Lower(
            [.. input.GetProperty("counts").EnumerateArray().Select(count => count.ValueKind == JsonValueKind.Null ? (double?)null : count.GetDouble())],
            (int)I(input, "group"),
            input.GetProperty("roundedTo") is { ValueKind: JsonValueKind.Number } rounded ? rounded.GetDouble() : 0,
            input.GetProperty("suppressedRange") is { ValueKind: JsonValueKind.Array } range ? (range[0].GetDouble(), range[1].GetDouble()) : null),
        "disclosureFloor" => ShareLens.DisclosureFloor(D(input, "pi"), D(input, "delta")),
        _ => throw new InvalidDataException(kind),
    };

    private static double? Interval(string name, AnytimeInterval interval, double share) => name switch
    {
        "lower" => interval.Lower,
        "upper" => interval.Upper,
        "ratioLower" => interval.DividedBy(share).Lower,
        "ratioUpper" => interval.DividedBy(share).Upper,
        _ => Undisclosed.TippingPoint(interval.Upper, share),
    };

    private static object? Description(string name, double heard, double counted, double share, JsonElement input) => name switch
    {
        "observedShare" => heard / counted,
        "participationToPrevalence" => MissingVoices.Ratio(heard, counted * share),
        "expected" => counted * share,
        "missing" => MissingVoices.Count(heard, counted * share),
        "missingRange" => Pair(MissingVoices.Range(counted, share, AnytimeInterval.Of(heard, counted, share))),
        "toReachParity" => ForwardLook.ToReach(1, heard, counted, share),
        "toReachNineTenths" => ForwardLook.ToReach(0.9, heard, counted, share),
        _ => ForwardLook.ToAlert(Math.Log(D(input, "threshold")), D(input, "logE"), D(input, "ratioEstimate"), share),
    };

    private static object? Indicator(string name, Indicators indicators) => name switch
    {
        "rIndicator" => indicators.R,
        "cv" => indicators.Variation,
        "partials" => indicators.Partials.Cast<object>().ToArray(),
        "minMaxScore" => indicators.MinMaxScore,
        _ => indicators.Similarity,
    };

    private static object? Suppression(string name, IReadOnlyList<long> counts) => name switch
    {
        "rounded" => counts.Select(count => Disclosure.Round(count) is { } rounded ? (object)rounded : Disclosure.Text(count)).ToArray(),
        "roundedTotal" => Disclosure.Round(counts.Sum()),
        "secondary" => Disclosure.Suppress(counts).Select(count => count is { } shown ? (object)shown : "*").ToArray(),
        _ => counts.Sum(),
    };

    private static void Compare(string what, object? actual, JsonElement expected)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                actual.ShouldBeNull(what);
                break;
            case JsonValueKind.String:
                actual.ShouldBe(expected.GetString(), what);
                break;
            case JsonValueKind.Array:
                var items = actual.ShouldBeOfType<object[]>(what);
                items.Length.ShouldBe(expected.GetArrayLength(), what);
                for (var index = 0; index < items.Length; index++)
                {
                    Compare($"{what}[{index}]", items[index], expected[index]);
                }

                break;
            default:
                Convert.ToDouble(actual.ShouldNotBeNull(what)).ShouldBe(expected.GetDouble(), 1e-9, what);
                break;
        }
    }

    private static object[] Pair((double Lower, double Upper) pair) => [pair.Lower, pair.Upper];

    private static double D(JsonElement input, string name) => input.GetProperty(name).GetDouble();

    private static long I(JsonElement input, string name) => input.GetProperty(name).GetInt64();

    private static double[] L(JsonElement input, string name) => [.. input.GetProperty(name).EnumerateArray().Select(item => item.GetDouble())];

    private static Dictionary<string, JsonElement> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "measuring", "reference-values.json")));
        return file.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!, one => one.Clone());
    }
}
