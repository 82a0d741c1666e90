using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Hosting.SigningIn;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Hosting;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Storing.Sweeping;
using FeedbackPipeline.Tagging;
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
            .AddSingleton<ITimedWork, SweepUp>()
            .AddSqlite();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services) => services
        .AddSingleton<SqliteFile>().AddSingleton<SqliteWriter>().AddSingleton<SqliteReader>()
        .AddSingleton<IPlaceBook, SqlitePlaceBook>()
        .AddSingleton<IStaffBook, SqliteStaffBook>()
        .AddSingleton<IMessageQueue, SqliteQueue>()
        .AddSingleton<ISubmissionIntake, SqliteIntake>()
        .AddSingleton<IInvitationBook, SqliteInvitationBook>()
        .AddSingleton<IReceiptBook, SqliteReceiptBook>()
        .AddSingleton<IWithdrawals, Withdrawals>()
        .AddSingleton<IDraftBook, SqliteDraftBook>()
        .AddSingleton<ITaggingStore, SqliteTaggingStore>()
        .AddSingleton<IErasureStore, SqliteErasure>()
        .AddSingleton<ISweepStore, SqliteSweep>();
}
