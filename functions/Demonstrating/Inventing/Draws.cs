using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>Chance, the same for the same seed on every machine.</summary>
internal static class Draws
{
    private const int Fine = 1 << 30;

    /// <summary>A number in [0, 1).</summary>
    public static double Part(this SeededNumbers numbers) => (double)numbers.Next(Fine) / Fine;

    public static bool Chance(this SeededNumbers numbers, double probability) => numbers.Part() < probability;

    public static T One<T>(this SeededNumbers numbers, IReadOnlyList<T> of) => of[numbers.Next(of.Count)];

    /// <summary>One of them, each as often as its weight says; at least one weight is above 0.</summary>
    public static T Weighted<T>(this SeededNumbers numbers, IReadOnlyList<T> of, Func<T, double> weight)
    {
        var left = numbers.Part() * of.Sum(weight);
        foreach (var item in of)
        {
            left -= weight(item);
            if (left < 0)
            {
                return item;
            }
        }

        return of.Last(item => weight(item) > 0);
    }

    /// <summary>How many of many rare things happen where <paramref name="mean"/> are expected (Poisson, by Knuth's product).</summary>
    public static int Count(this SeededNumbers numbers, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), numbers.Part(), 0);
        while (product > limit)
        {
            product *= numbers.Part();
            count++;
        }

        return count;
    }

    /// <summary>Each value as often as it is to be, in an order of chance.</summary>
    public static IReadOnlyList<T> Shuffled<T>(this SeededNumbers numbers, IEnumerable<(T Value, int Times)> quotas)
    {
        var all = quotas.SelectMany(quota => Enumerable.Repeat(quota.Value, quota.Times)).ToList();
        var order = Enumerable.Range(0, all.Count).ToArray();
        numbers.Shuffle(order);
        return [.. order.Select(at => all[at])];
    }
}
