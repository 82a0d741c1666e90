using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>The fields of an event. Who sends them has changed the case of their names before, so any case is read.</summary>
/// <param name="at">Where the event stands, for whoever reads the errors.</param>
internal sealed class EventFields(JsonElement element, string at, List<FieldError> errors)
{
    private const string Version = "1.0";

    /// <summary>Null where it is no event.</summary>
    public string? Type()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Wrong(at.Length > 0 ? "" : "body", "must be an event, or a list of events.");
            return null;
        }

        if (Find("specversion") is not { } version)
        {
            return Text("eventType", int.MaxValue);
        }

        if (Read(version) == Version)
        {
            return Text("type", int.MaxValue);
        }

        Wrong("specversion", $"must be {Version}.");
        return null;
    }

    /// <summary>What happened.</summary>
    public EventFields? Data()
    {
        if (Find("data") is { ValueKind: JsonValueKind.Object } data)
        {
            return new(data, Name("data"), errors);
        }

        Wrong("data", "is needed, as an object.");
        return null;
    }

    /// <summary>Null where it is missing or not right.</summary>
    public string? Text(string name, int longest, bool mayBeEmpty = false)
    {
        var text = Find(name) is { } found ? Read(found) : null;
        if (text is null || (!mayBeEmpty && string.IsNullOrWhiteSpace(text)))
        {
            Wrong(name, "is needed, as text.");
            return null;
        }

        if (text.Length > longest)
        {
            Wrong(name, $"is too long: {text.Length} characters. The most is {longest}.");
            return null;
        }

        return text;
    }

    private JsonElement? Find(string name)
    {
        foreach (var property in element.EnumerateObject().Where(property => Name(property) is { } known && known.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return property.Value;
        }

        return null;
    }

    private static string? Read(JsonElement value) => value.ValueKind == JsonValueKind.String ? Unicode(value.GetString) : null;

    private static string? Name(JsonProperty property) => Unicode(() => property.Name);

    /// <summary>Null for half of a sign, which JSON can write and text can not hold.</summary>
    private static string? Unicode(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Wrong(string name, string rule) => errors.Add(new(Name(name), rule));

    private string Name(string name) => string.Join('.', ((string[])[at, name]).Where(part => part.Length > 0));
}
