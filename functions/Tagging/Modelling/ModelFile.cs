using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// The file of a model: a mark and a format number, then everything of <see cref="TaggingModel"/> compressed (Brotli), then a checksum (SHA-256) over all before
/// it. Numbers are little-endian.
/// </summary>
internal static class ModelFile
{
    public const ushort Format = 1;

    private const int ChecksumLength = 32;
    private const int LargestBody = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Mark => "FBPMODEL"u8;

    /// <param name="effort">The smallest size is for files that ship; it takes a quarter of a second.</param>
    public static byte[] Write(TaggingModel model, CompressionLevel effort = CompressionLevel.SmallestSize)
    {
        using var file = new MemoryStream();
        file.Write(Mark);
        file.Write(BitConverter.GetBytes(Format));
        using (var compressed = new BrotliStream(file, effort, leaveOpen: true))
        using (var body = new BinaryWriter(compressed, Encoding.UTF8))
        {
            ModelBody.Write(model, body);
        }

        file.Write(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)));
        return file.ToArray();
    }

    /// <summary>The model and the first eight digits of its checksum, which name it.</summary>
    /// <exception cref="InvalidDataException">It is no model, is damaged, or was written by a newer version.</exception>
    public static (TaggingModel Model, string Name) Read(ReadOnlySpan<byte> file, string path)
    {
        var start = Mark.Length + sizeof(ushort);
        if (file.Length < start + ChecksumLength || !file.StartsWith(Mark))
        {
            throw new InvalidDataException($"{path}: this is not a model file.");
        }

        var format = BitConverter.ToUInt16(file[Mark.Length..]);
        if (format != Format)
        {
            throw new InvalidDataException($"{path}: the model has format {format}; this version reads format {Format}. Train it again with the train command.");
        }

        var checksum = SHA256.HashData(file[..^ChecksumLength]);
        if (!file[^ChecksumLength..].SequenceEqual(checksum))
        {
            throw new InvalidDataException($"{path}: the model file is damaged (its checksum does not match). Copy it again, or train it again.");
        }

        return (ReadBody(file[start..^ChecksumLength], path), Convert.ToHexStringLower(checksum)[..8]);
    }

    private static TaggingModel ReadBody(ReadOnlySpan<byte> compressed, string path)
    {
        try
        {
            using var file = new BrotliStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
            using var body = new BinaryReader(file, Encoding.UTF8);
            return ModelBody.Read(body, LargestBody);
        }
        catch (Exception broken) when (broken is IOException or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException($"{path}: the model file cannot be read. Train it again with the train command.", broken);
        }
    }
}
