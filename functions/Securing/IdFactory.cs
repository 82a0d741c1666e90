using System.Globalization;
using System.Security.Cryptography;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Securing;

/// <summary>The only place where random ids are made; tests give it their own source of bytes.</summary>
public sealed class IdFactory(Func<int, byte[]> randomBytes)
{
    private const int Bytes = 17;
    private const int Characters = 26;

    public IdFactory()
        : this(RandomNumberGenerator.GetBytes)
    {
    }

    /// <summary>An unguessable id of 130 random bits, 26 lower-case signs, after the prefix.</summary>
    public string Next(string prefix) => prefix + Crockford.Encode(randomBytes(Bytes), Characters).ToLowerInvariant();

    /// <summary>As many random decimal digits, at most 9.</summary>
    public string Digits(int count)
        => (BitConverter.ToUInt64(randomBytes(sizeof(ulong))) % (ulong)Math.Pow(10, count)).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
