using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Exporting;

/// <summary>One line of an export.</summary>
internal static class ExportLine
{
    /// <summary>Letters of every language as themselves: the file is read by people and programs, never put into a page.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, ExportedRow row, Demographics demographics, Survey? survey, DateOnly received)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("received", received.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("channel", row.Channel);
        json.WriteString("service", row.Place);
        json.WriteString("help", row.Help);
        json.WriteString("survey", row.Survey);
        json.WriteString("text", string.Join("\n\n", row.Redacted));
        json.WriteStartArray("themes");
        foreach (var theme in row.Themes)
        {
            json.WriteStartObject();
            json.WriteString("id", theme.Id);
            json.WriteNumber("score", theme.Score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteSentiment(json, row.Sentiment);
        json.WriteStartObject("about");
        foreach (var dimension in Dimensions(row, demographics, survey))
        {
            WriteAnswers(json, dimension, [.. row.About.Where(answer => answer.Dimension == dimension)], demographics.Find(dimension)?.Multi ?? false);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSentiment(Utf8JsonWriter json, ScoredSentiment? sentiment)
    {
        if (sentiment is null)
        {
            json.WriteNull("sentiment");
            return;
        }

        json.WriteStartObject("sentiment");
        json.WriteString("label", Code.Of(sentiment.Label));
        json.WriteNumber("score", sentiment.Score);
        json.WriteEndObject();
    }

    /// <summary>A dimension without any answer was never put to the person: whoever was asked and said nothing left <c>skipped</c>.</summary>
    private static void WriteAnswers(Utf8JsonWriter json, string dimension, IReadOnlyList<AboutAnswer> answers, bool multi)
    {
        if (multi && answers.Any(answer => answer.Category is not null))
        {
            json.WriteStartArray(dimension);
            foreach (var answer in answers.Where(answer => answer.Category is not null))
            {
                json.WriteStringValue(answer.Category);
            }

            json.WriteEndArray();
            return;
        }

        json.WriteString(dimension, answers.Count == 0 ? Code.Of(NonAnswer.NotAsked) : answers[0].Value);
    }

    private static IEnumerable<string> Dimensions(ExportedRow row, Demographics demographics, Survey? survey)
        => demographics.All.Where(dimension => dimension.Core).Select(dimension => dimension.Key)
            .Concat(survey?.AboutYou ?? [])
            .Concat(row.About.Select(answer => answer.Dimension))
            .Distinct(StringComparer.Ordinal);
}
