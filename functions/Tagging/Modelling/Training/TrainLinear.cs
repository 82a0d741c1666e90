using System.Numerics;
using System.Runtime.InteropServices;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>
/// Trains one linear support vector machine for each label, all at once: dual coordinate descent for the squared hinge with an L2 penalty
/// (Hsieh et al., ICML 2008), each label in its own lane of a vector.
/// </summary>
/// <param name="lanes">Labels, rounded up to whole vectors.</param>
internal sealed class TrainLinear(SparseRows rows, int columns, int lanes)
{
    /// <param name="which">The rows to learn from.</param>
    /// <param name="signs">For each row and lane: 1 has the label, -1 has not, 0 unknown.</param>
    /// <param name="costs">For each lane, the cost of a mistake where the label is missed.</param>
    /// <param name="costsOfFalse">For each lane, the cost of a mistake where the label is wrongly given.</param>
    /// <param name="priors">For each row and lane, the margin learning starts from; empty where it starts from nothing.</param>
    /// <param name="start">By column and lane, the weights the penalty pulls towards; empty where it pulls towards nothing.</param>
    /// <returns>Weights by column and lane.</returns>
    public float[] Train(ReadOnlySpan<int> which, ReadOnlySpan<sbyte> signs, ReadOnlySpan<float> costs, ReadOnlySpan<float> costsOfFalse, int passes, int seed, ReadOnlySpan<float> priors = default, ReadOnlySpan<float> start = default)
    {
        var weights = new float[columns * lanes];
        start.CopyTo(weights);
        var duals = new float[which.Length * lanes];
        var order = Enumerable.Range(0, which.Length).ToArray();
        var squares = Squares(which);
        var random = new SeededNumbers(seed);
        Span<float> margins = stackalloc float[lanes];
        for (var pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var row = which[at];
                Margins(row, weights, margins);
                if (!priors.IsEmpty)
                {
                    AddTo(margins, priors.Slice(row * lanes, lanes));
                }

                if (Step(signs.Slice(row * lanes, lanes), costs, costsOfFalse, squares[at], duals.AsSpan(at * lanes, lanes), margins))
                {
                    Move(row, weights, margins);
                }
            }
        }

        return weights;
    }

    public void Margins(int row, ReadOnlySpan<float> weights, Span<float> margins)
    {
        margins.Clear();
        var sums = MemoryMarshal.Cast<float, Vector<float>>(margins);
        var at = rows.Columns(row);
        var values = rows.Values(row);
        for (var index = 0; index < at.Length; index++)
        {
            var column = MemoryMarshal.Cast<float, Vector<float>>(weights.Slice(at[index] * lanes, lanes));
            var value = new Vector<float>(values[index]);
            for (var lane = 0; lane < sums.Length; lane++)
            {
                sums[lane] += value * column[lane];
            }
        }
    }

    private static void AddTo(Span<float> sums, ReadOnlySpan<float> more)
    {
        for (var lane = 0; lane < sums.Length; lane++)
        {
            sums[lane] += more[lane];
        }
    }

    /// <summary>Leaves the change of each label's weights, as a multiple of the row, in <paramref name="margins"/>.</summary>
    private static bool Step(ReadOnlySpan<sbyte> signs, ReadOnlySpan<float> costs, ReadOnlySpan<float> costsOfFalse, float square, Span<float> duals, Span<float> margins)
    {
        var moved = false;
        for (var lane = 0; lane < margins.Length; lane++)
        {
            var sign = signs[lane];
            if (sign == 0)
            {
                margins[lane] = 0;
                continue;
            }

            var slack = 0.5f / (sign > 0 ? costs[lane] : costsOfFalse[lane]);
            var gradient = (sign * margins[lane]) - 1 + (slack * duals[lane]);
            var next = Math.Max(duals[lane] - (gradient / (square + slack)), 0);
            margins[lane] = (next - duals[lane]) * sign;
            moved |= margins[lane] != 0;
            duals[lane] = next;
        }

        return moved;
    }

    private void Move(int row, Span<float> weights, ReadOnlySpan<float> changes)
    {
        var steps = MemoryMarshal.Cast<float, Vector<float>>(changes);
        var at = rows.Columns(row);
        var values = rows.Values(row);
        for (var index = 0; index < at.Length; index++)
        {
            var column = MemoryMarshal.Cast<float, Vector<float>>(weights.Slice(at[index] * lanes, lanes));
            var value = new Vector<float>(values[index]);
            for (var lane = 0; lane < steps.Length; lane++)
            {
                column[lane] += value * steps[lane];
            }
        }
    }

    private float[] Squares(ReadOnlySpan<int> which)
    {
        var squares = new float[which.Length];
        for (var at = 0; at < which.Length; at++)
        {
            foreach (var value in rows.Values(which[at]))
            {
                squares[at] += value * value;
            }
        }

        return squares;
    }
}
