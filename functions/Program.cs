using FeedbackPipeline.Alerting;
using FeedbackPipeline.Collecting;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Reviewing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Exporting;

var pipeline = new Pipeline(
    stages => stages
        .AddSecuring()
        .AddCollecting()
        .AddStoring()
        .AddAlerting()
        .AddReviewing()
        .AddHosting(),
    routes => routes
        .MapCollecting()
        .MapReviewing()
        .MapHosting(),
    services =>
    [
        ExportCommand.Create(services),
        StaffCommand.Create(services),
        ReplayPoisonCommand.Create(services),
        DoctorCommand.Create(services),
    ]);

return await pipeline.RunAsync(args);
