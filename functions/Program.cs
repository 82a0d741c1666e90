using FeedbackPipeline.Collecting;
using FeedbackPipeline.Collecting.Importing;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Erasing;

var pipeline = new Pipeline(
    stages => stages
        .AddSecuring()
        .AddCollecting()
        .AddStoring()
        .AddHosting(),
    routes => routes
        .MapCollecting()
        .MapHosting(),
    services =>
    [
        ImportCommand.Create(services),
        EraseCommand.Create(services),
        StaffCommand.Create(services),
        ReplayPoisonCommand.Create(services),
    ]);

return await pipeline.RunAsync(args);
