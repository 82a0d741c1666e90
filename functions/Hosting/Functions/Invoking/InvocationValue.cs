using System.Globalization;
using System.Text.Json;

namespace FeedbackPipeline.Hosting.Functions.Invoking;

/// <summary>
/// One value of an invocation. The host writes text as a JSON string that holds a JSON string, numbers as JSON strings, objects as they are and bytes as base64;
/// its documentation shows bare numbers, so both are read.
/// </summary>
internal readonly record struct InvocationValue(JsonElement Element)
{
    /// <summary>The text as it was given to the host, whatever it is written as.</summary>
    public string AsText()
    {
        if (Element.ValueKind != JsonValueKind.String)
        {
            return Element.GetRawText();
        }

        var written = Element.GetString()!;
        return Parse(written) is { ValueKind: JsonValueKind.String } inner ? inner.GetString()! : written;
    }

    /// <summary>Null where it is no whole number.</summary>
    public int? AsNumber() => int.TryParse(AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Objects and arrays, nested or written as text; anything else as it is.</summary>
    public JsonElement AsJson() => Element.ValueKind == JsonValueKind.String ? Parse(AsText()) ?? Element : Element;

    /// <summary>Null where it is no base64.</summary>
    public byte[]? AsBytes() => Element.ValueKind == JsonValueKind.String && Element.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
