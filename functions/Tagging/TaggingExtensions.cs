using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Doctoring;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging;

public static class TaggingExtensions
{
    /// <summary>Finds out what words are about. Needs an <see cref="ITaggingStore"/> from the store.</summary>
    public static IServiceCollection AddTagging(this IServiceCollection services)
    {
        services.AddOptions<TaggingOptions>().BindConfiguration(TaggingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TaggingOptions>, ValidateTaggingOptions>();
        services.AddSingleton<ThemeFrameworks>();
        services.AddSingleton<ThemeScorers>();
        services.AddSingleton(_ => SignalList.Load());
        services.AddSingleton<ScreenForConcerns>();
        services.AddSingleton<IScreenWords, ScreenByNewestList>();
        services.AddSingleton(_ => LanguageProfiles.Load());
        services.AddSingleton<EnglishWords>();
        services.AddSingleton<DetectLanguage>();
        services.AddSingleton(_ => NameWords.Load());
        services.AddSingleton<EverydayWords>();
        services.AddSingleton<EnglishSpellings>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<TaggingOptions>>().Value;
            return new FindNames(provider.GetRequiredService<NameWords>(), provider.GetRequiredService<EverydayWords>(), provider.GetRequiredService<EnglishSpellings>(), OwnNames.Read(options, provider.GetService<DataFolder>()), options.NotNames);
        });
        services.AddSingleton<RedactText>();
        services.AddSingleton(_ => ToneWords.Load());
        services.AddSingleton<ShippedModels>();
        services.AddSingleton<RetrainModel>();
        services.AddSingleton(provider => provider.GetRequiredService<ShippedModels>().Tone() ?? new WordListSentimentScorer(provider.GetRequiredService<ToneWords>()));
        services.AddSingleton(_ => PlainToneWords.Load());
        services.AddSingleton<TurnedRound>();
        services.AddSingleton<HearPlainWords>();
        services.AddSingleton<HearTone>();
        services.AddSingleton<TagText>();
        services.AddAzureLanguage();
        services.AddSingleton<FollowThemes>();
        services.AddSingleton<TagFeedback>();
        services.AddSingleton<IMessageHandler>(provider => provider.GetRequiredService<TagFeedback>());
        services.AddSingleton<ITimedWork, LearnFromCorrections>();
        services.AddSingleton<ITimedWork, RetagFeedback>();
        services.AddSingleton<ITimedWork, DropOldTerms>();
        services.AddSingleton<ICheckup, ScreeningCheckup>();
        services.AddSingleton<ICheckup, TaggerCheckup>();
        services.AddSingleton<ICheckup, RetaggingCheckup>();
        return services;
    }
}
