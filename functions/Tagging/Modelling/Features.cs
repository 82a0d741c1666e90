using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// The features of one text: hashes by kind, which <see cref="LookUp"/> turns into the rows of a model, and one value for each list of phrases. One buffer
/// serves many texts, so that reading a text allocates nothing once the buffer has grown.
/// </summary>
internal sealed class Features(int phraseLists)
{
    public const int Kinds = 4;

    private readonly int[] ends = new int[Kinds];
    private readonly float[] lengths = new float[Kinds];
    private readonly WeakReference<ReadText?> held = new(null);
    private int[] items = new int[1024];
    private int[] seenIn = [];
    private int count;
    private int text;

    public float[] Phrases { get; } = new float[phraseLists];

    /// <summary>Where set, runs of letters are rows of the model from the start.</summary>
    public KnownLetters? Letters { get; init; }

    public AskedQuestion Asked { get; private set; }

    /// <summary>Hashes, or rows after <see cref="LookUp"/>.</summary>
    public ReadOnlySpan<int> Of(int kind)
    {
        var start = kind == 0 ? 0 : ends[kind - 1];
        return items.AsSpan(start, ends[kind] - start);
    }

    /// <summary>The length of a kind as a vector of rarities, after <see cref="LookUp"/>.</summary>
    public float Length(int kind) => lengths[kind];

    /// <summary>True where these are already the features of this text, so that themes and tone read it once. The text is not kept alive.</summary>
    public bool Hold(ReadText read, AskedQuestion asked) => held.TryGetTarget(out var last) && ReferenceEquals(last, read) && Asked == asked;

    public void Begin(ReadText read, AskedQuestion asked)
    {
        held.SetTarget(read);
        count = 0;
        Asked = asked;
        Array.Clear(Phrases);
    }

    public void Add(uint hash)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, count * 2);
        }

        items[count++] = (int)hash;
    }

    /// <summary>Room to write features into, which <see cref="Take"/> then adds.</summary>
    public Span<int> Room(int most)
    {
        if (items.Length - count < most)
        {
            Array.Resize(ref items, Math.Max(items.Length * 2, count + most));
        }

        return items.AsSpan(count, most);
    }

    public void Take(int written) => count += written;

    public void End(int kind) => ends[kind] = count;

    /// <summary>Keeps what the model knows, each row once.</summary>
    public void LookUp(FeatureTable table)
    {
        if (seenIn.Length < table.Count)
        {
            (seenIn, text) = (new int[table.Count], 0);
        }

        text++;
        var (from, kept) = (0, 0);
        for (var kind = 0; kind < Kinds; kind++)
        {
            var (square, found) = (0f, kind == ReadFeatures.Letters && Letters is not null);
            for (; from < ends[kind]; from++)
            {
                var row = found ? items[from] : table.Find((uint)items[from]);
                if (row >= 0 && seenIn[row] != text)
                {
                    seenIn[row] = text;
                    items[kept++] = row;
                    square += table.Square(row);
                }
            }

            (ends[kind], lengths[kind]) = (kept, MathF.Sqrt(square));
        }
    }
}
