using FeedbackPipeline.Alerting;
using FeedbackPipeline.Collecting;
using FeedbackPipeline.Collecting.Importing;
using FeedbackPipeline.Demonstrating;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Measuring;
using FeedbackPipeline.Measuring.FromFiles;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Reviewing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Rebuilding;
using FeedbackPipeline.Tagging;

var pipeline = new Pipeline(
    stages => stages
        .AddSecuring()
        .AddCollecting()
        .AddTagging()
        .AddStoring()
        .AddMeasuring()
        .AddAlerting()
        .AddReviewing()
        .AddHosting(),
    routes => routes
        .MapCollecting()
        .MapReviewing()
        .MapHosting(),
    (services, build) =>
    [
        DemoCommand.Create(build),
        ImportCommand.Create(services),
        TagCommand.Create(services),
        TrainCommand.Create(services),
        MeasureCommand.Create(),
        PlaceCommand.Create(services),
        ReferenceCommand.Create(services),
        RegisterCommand.Create(services),
        ExportCommand.Create(services),
        EraseCommand.Create(services),
        ErasedCommand.Create(services),
        StaffCommand.Create(services),
        ReplayPoisonCommand.Create(services),
        RebuildCommand.Create(services),
        DoctorCommand.Create(services),
    ]);

return await pipeline.RunAsync(args);
