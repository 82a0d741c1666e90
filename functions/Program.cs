using FeedbackPipeline.Hosting;

return await PipelineCommands.RunAsync(args);
