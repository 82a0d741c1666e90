var application = WebApplication.CreateSlimBuilder(args).Build();
application.MapGet("/health/live", () => "ok");
await application.RunAsync();
