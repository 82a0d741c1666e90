using System.Runtime.InteropServices;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>The inside of a model file, in the order it is written.</summary>
internal static class ModelBody
{
    private const int MostThemes = 1000;

    public static void Write(TaggingModel model, BinaryWriter body)
    {
        body.Write(model.Framework);
        body.Write(model.Themes.Count);
        foreach (var theme in model.Themes)
        {
            body.Write(theme);
        }

        foreach (var weight in Listed(model.Kinds))
        {
            body.Write(weight);
        }

        body.Write(model.Known.Count);
        var before = 0U;
        foreach (var hash in model.Known.Hashes)
        {
            body.Write7BitEncodedInt((int)(hash - before));
            before = hash;
        }

        body.Write(model.Known.Rarities);

        WriteWeights(model.ThemeWeights, body);
        WriteNumbers(model.Thresholds, body);
        body.Write(model.ThemeSlope);
        WriteWeights(model.ToneWeights, body);
        WriteNumbers(model.ToneOffsets, body);
        body.Write(model.ToneSlope);
    }

    /// <exception cref="InvalidDataException">A number is out of its range.</exception>
    public static TaggingModel Read(BinaryReader body, int largest)
    {
        var framework = body.ReadString();
        var themes = new string[Within(body.ReadInt32(), MostThemes)];
        for (var theme = 0; theme < themes.Length; theme++)
        {
            themes[theme] = body.ReadString();
        }

        var numbers = ReadNumbers(7, body);
        var kinds = new FeatureWeights(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
        var hashes = new uint[Within(body.ReadInt32(), largest / QuantisedWeights.LanesFor(themes.Length))];
        var before = 0U;
        for (var row = 0; row < hashes.Length; row++)
        {
            hashes[row] = before += (uint)body.Read7BitEncodedInt();
        }

        var rarities = body.ReadBytes(hashes.Length);
        var rows = TaggingModel.RowsFor(hashes.Length, themes.Length);
        var themeWeights = ReadWeights(rows, themes.Length, body);
        var thresholds = ReadNumbers(themes.Length, body);
        var themeSlope = body.ReadSingle();
        var toneWeights = ReadWeights(rows, TaggingModel.Tones, body);
        return new(framework, themes, kinds, new(hashes, rarities), themeWeights, thresholds, themeSlope, toneWeights, ReadNumbers(TaggingModel.Tones, body), body.ReadSingle());
    }

    /// <summary>Label by label, because a label's weights resemble each other and then compress better.</summary>
    private static void WriteWeights(QuantisedWeights weights, BinaryWriter body)
    {
        var column = new byte[weights.Rows];
        for (var label = 0; label < weights.Labels; label++)
        {
            body.Write(weights.Scales[label]);
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = (byte)weights.Of(row, label);
            }

            body.Write(column);
        }
    }

    private static QuantisedWeights ReadWeights(int rows, int labels, BinaryReader body)
    {
        var lanes = QuantisedWeights.LanesFor(labels);
        var (values, scales, column) = (new sbyte[rows * lanes], new float[labels], new sbyte[rows]);
        for (var label = 0; label < labels; label++)
        {
            scales[label] = body.ReadSingle();
            body.ReadExactly(MemoryMarshal.AsBytes(column.AsSpan()));
            for (var row = 0; row < rows; row++)
            {
                values[(row * lanes) + label] = column[row];
            }
        }

        return new(values, scales);
    }

    private static void WriteNumbers(float[] numbers, BinaryWriter body)
    {
        foreach (var number in numbers)
        {
            body.Write(number);
        }
    }

    private static float[] ReadNumbers(int count, BinaryReader body)
    {
        var numbers = new float[count];
        for (var index = 0; index < count; index++)
        {
            numbers[index] = body.ReadSingle();
        }

        return numbers;
    }

    private static float[] Listed(FeatureWeights kinds) => [kinds.Words, kinds.Pairs, kinds.Letters, kinds.Asked, kinds.Phrases, kinds.Tone, kinds.Question];

    private static int Within(int number, int most)
        => number >= 0 && number <= most ? number : throw new InvalidDataException($"The number {number} is not from 0 to {most}.");
}
