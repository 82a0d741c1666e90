using System.Runtime.InteropServices;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>The comments of a training set as rows of (column, value), one after the other.</summary>
internal sealed class SparseRows
{
    private readonly List<int> starts = [0];
    private readonly List<int> columns = [];
    private readonly List<float> values = [];

    public int Count => starts.Count - 1;

    public void Add(int column, float value)
    {
        columns.Add(column);
        values.Add(value);
    }

    public void EndRow() => starts.Add(columns.Count);

    public ReadOnlySpan<int> Columns(int row) => CollectionsMarshal.AsSpan(columns)[starts[row]..starts[row + 1]];

    public ReadOnlySpan<float> Values(int row) => CollectionsMarshal.AsSpan(values)[starts[row]..starts[row + 1]];
}
