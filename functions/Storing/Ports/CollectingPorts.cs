using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Storing.Cosmos.Collecting;
using FeedbackPipeline.Storing.Cosmos.Exporting;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Exporting;

namespace FeedbackPipeline.Storing.Ports;

internal static class CollectingPorts
{
    /// <summary>What collecting, erasing and exporting need of the store.</summary>
    public static IServiceCollection AddCollectingPorts(this IServiceCollection services) => services
        .AddPort<ISubmissionIntake, SqliteIntake, CosmosIntake>()
        .AddPort<IInvitationBook, SqliteInvitationBook, CosmosInvitationBook>()
        .AddPort<IReceiptBook, SqliteReceiptBook, CosmosReceiptBook>()
        .AddPort<IDraftBook, SqliteDraftBook, CosmosDraftBook>()
        .AddPort<ITranscriptDrafts, SqliteTranscriptDrafts, CosmosTranscriptDrafts>()
        .AddPort<IRecordingBook, SqliteRecordingBook, CosmosRecordingBook>()
        .AddPort<ITextBook, SqliteTextBook, CosmosTextBook>()
        .AddPort<IReplyBook, SqliteReplyBook, CosmosReplyBook>()
        .AddPort<IErasureStore, SqliteErasure, CosmosErasure>()
        .AddPort<ISweepStore, SqliteSweep, CosmosSweep>()
        .AddPort<IExportSource, SqliteExportSource, CosmosExportSource>();
}
