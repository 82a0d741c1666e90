using FeedbackPipeline.Tagging.Theming;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging;

/// <summary>Refuses to start with a framework that does not exist, rather than failing at the first comment.</summary>
public sealed class ValidateTaggingOptions(ThemeFrameworks frameworks) : IValidateOptions<TaggingOptions>
{
    public ValidateOptionsResult Validate(string? name, TaggingOptions options)
        => frameworks.Find(options.Framework) is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{TaggingOptions.Section}:{nameof(TaggingOptions.Framework)} must be one of: {string.Join(", ", frameworks.All.Select(known => known.Id))}.");
}
