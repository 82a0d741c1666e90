using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>The sample lists every setting there is, and each of its values is valid.</summary>
public sealed class SettingsTests
{
    private static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage", "AzureWebJobsDisableHomepage", "FEEDBACK_DATA", "FeedbackQueues", "FeedbackBlobs", "OTEL_EXPORTER_OTLP_ENDPOINT", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];

    public static TheoryData<Type> Options => [.. typeof(OrganisationOptions).Assembly.GetTypes().Where(type => type.GetField("Section") is { IsLiteral: true })];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_in_the_sample_and_valid_there(Type type)
    {
        var section = (string)type.GetField("Section")!.GetRawConstantValue()!;
        var options = Activator.CreateInstance(type)!;
        new ConfigurationBuilder().AddInMemoryCollection(Values().Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":"), (string?)pair.Value))).Build()
            .GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);

        Names(type, section).Except(Values().Keys.Select(Setting)).ShouldBeEmpty();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }

    [Fact]
    public void The_sample_names_no_setting_that_does_not_exist()
    {
        var known = Options.SelectMany(row => Names(row.Data, (string)row.Data.GetField("Section")!.GetRawConstantValue()!));

        Values().Keys.Select(Setting).Except(known).Except(OfTheHost).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_default_is_valid(Type type)
    {
        var options = Activator.CreateInstance(type)!;

        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
    }

    /// <summary>A list's first item, <c>Tagging__Names__0</c>, stands for the list.</summary>
    private static string Setting(string key) => string.Join("__", key.Split("__").TakeWhile(part => !int.TryParse(part, CultureInfo.InvariantCulture, out _)));

    private static IEnumerable<string> Names(Type type, string section)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType)).Select(property => $"{section.Replace(":", "__")}__{property.Name}");

    private static Dictionary<string, string> Values()
    {
        var repository = typeof(SettingsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(repository, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }
}
