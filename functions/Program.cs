using FeedbackPipeline.Collecting;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;

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
        StaffCommand.Create(services),
        ReplayPoisonCommand.Create(services),
    ]);

return await pipeline.RunAsync(args);
