using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Reviewing.Landing;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Alerting;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Exporting;
using FeedbackPipeline.Storing.Sqlite.Measuring;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Storing.Sqlite.Staffing;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Storing.StorageQueues;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing;

public static class StoringExtensions
{
    /// <summary>Keeping and forgetting, and the store behind every stage's ports.</summary>
    public static IServiceCollection AddStoring(this IServiceCollection services)
    {
        services.AddOptions<StoringOptions>().BindConfiguration(StoringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<EraseFeedback>()
            .AddSingleton<ExportFeedback>()
            .AddStorageQueues()
            .AddSqlite();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<SqliteFile>().AddSingleton<SqliteWriter>().AddSingleton<SqliteReader>()
        .AddSingleton<IPlaceBook, SqlitePlaceBook>()
        .AddSingleton<IStaffBook, SqliteStaffBook>()
        .AddSingleton<SqliteQueue>().AddSingleton(provider => provider.ChosenQueue<SqliteQueue>())
        .AddSingleton<ISubmissionIntake, SqliteIntake>()
        .AddSingleton<IInvitationBook, SqliteInvitationBook>()
        .AddSingleton<IReceiptBook, SqliteReceiptBook>()
        .AddSingleton<IWithdrawals, Withdrawals>()
        .AddSingleton<IDraftBook, SqliteDraftBook>()
        .AddSingleton<ITranscriptDrafts, SqliteTranscriptDrafts>()
        .AddSingleton<ITextBook, SqliteTextBook>()
        .AddSingleton<IReplyBook, SqliteReplyBook>()
        .AddSingleton<ITaggingStore, SqliteTaggingStore>()
        .AddSingleton<IFrameworkBook, SqliteFrameworkBook>()
        .AddSingleton<FeedbackPipeline.Tagging.Screening.Editing.ISignalBook, SqliteSignalBook>()
        .AddSingleton<IRetagging, SqliteRetagging>()
        .AddSingleton<ILearnedModels, SqliteLearnedModels>()
        .AddSingleton<ICorrectionDesk, SqliteCorrectionDesk>()
        .AddSingleton<ICheckQueue, SqliteCheckQueue>()
        .AddSingleton<SqliteTermCounts>()
        .AddSingleton<ITermCounts>(provider => provider.GetRequiredService<SqliteTermCounts>())
        .AddSingleton<ITermBook>(provider => provider.GetRequiredService<SqliteTermCounts>())
        .AddSingleton<IReferenceBook, SqliteReferenceBook>()
        .AddSingleton<IScopeStore, SqliteScopeStore>()
        .AddSingleton<IRegisterBook, SqliteRegisterBook>()
        .AddSingleton<IPaceBook, SqlitePaceBook>()
        .AddSingleton<IPublicationBook, SqlitePublicationBook>()
        .AddSingleton<IReferenceDrafts, SqliteReferenceDrafts>()
        .AddSingleton<IWatchStore, SqliteWatchStore>()
        .AddSingleton<IErasureStore, SqliteErasure>()
        .AddSingleton<ISweepStore, SqliteSweep>()
        .AddSingleton<IExportSource, SqliteExportSource>()
        .AddSingleton<IAlertBook, SqliteAlertBook>()
        .AddSingleton<IDeliveryBook, SqliteDeliveryBook>()
        .AddSingleton<IConcernNotices, SqliteConcernNotices>()
        .AddSingleton<IFeedbackList, SqliteFeedbackList>()
        .AddSingleton<IFeedbackFile, SqliteFeedbackFile>()
        .AddSingleton<IThemeCounts, SqliteThemeCounts>()
        .AddSingleton<IConcernDesk, SqliteConcernDesk>()
        .AddSingleton<IWaitingWork, SqliteWaitingWork>();
}
