using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>The written form of an enumeration's values, taken from <see cref="JsonStringEnumMemberNameAttribute"/>, so that APIs, files and tables say the same word.</summary>
/// <remarks>The values must be 0, 1, 2 and so on. Plain arrays: a dictionary for each enumeration would be compiled anew at every start.</remarks>
public static class Code
{
    public static string Of<T>(T value)
        where T : struct, Enum
        => Codes<T>.InOrder[Unsafe.BitCast<T, int>(value)];

    public static bool TryParse<T>(string? code, out T value)
        where T : struct, Enum
    {
        var at = code is null ? -1 : Array.IndexOf(Codes<T>.InOrder, code);
        value = at < 0 ? default : Unsafe.BitCast<int, T>(at);
        return at >= 0;
    }

    /// <exception cref="KeyNotFoundException">No value is written so.</exception>
    public static T Parse<T>(string code)
        where T : struct, Enum
        => TryParse<T>(code, out var value) ? value : throw new KeyNotFoundException($"'{code}' is no {typeof(T).Name}.");

    /// <summary>All codes in declaration order, for messages that say what is allowed.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum
        => Codes<T>.InOrder;

    private static string[] Read(Type type)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var codes = new string[fields.Length];
        foreach (var field in fields)
        {
            codes[(int)field.GetRawConstantValue()!] = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name.ToLowerInvariant();
        }

        return codes;
    }

    private static class Codes<T>
        where T : struct, Enum
    {
        public static readonly string[] InOrder = Read(typeof(T));
    }
}
