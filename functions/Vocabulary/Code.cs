using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>The written form of an enumeration's values, taken from <see cref="JsonStringEnumMemberNameAttribute"/>, so that APIs, files and tables say the same word.</summary>
public static class Code
{
    public static string Of<T>(T value)
        where T : struct, Enum
        => Codes<T>.ByValue[value];

    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        value = default;
        return code is not null && Codes<T>.ByCode.TryGetValue(code, out value);
    }

    public static T Parse<T>(string code)
        where T : struct, Enum
        => Codes<T>.ByCode[code];

    /// <summary>All codes in declaration order, for messages that say what is allowed.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum
        => Codes<T>.InOrder;

    private static class Codes<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().ToFrozenDictionary(value => value, Name);
        public static readonly FrozenDictionary<string, T> ByCode = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
        public static readonly IReadOnlyList<string> InOrder = [.. Enum.GetValues<T>().Select(value => ByValue[value])];

        private static string Name(T value)
            => typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
                ?? value.ToString().ToLowerInvariant();
    }
}
