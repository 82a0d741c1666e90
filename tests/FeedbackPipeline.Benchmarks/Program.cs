using FeedbackPipeline.Benchmarks.Accepting;
using FeedbackPipeline.Benchmarks.Costing;
using FeedbackPipeline.Benchmarks.Packaging;
using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Benchmarks.Representation.Ideas;
using FeedbackPipeline.Benchmarks.Tagging;

return args switch
{
    ["accepting", .. var rest] => await Run(AcceptingBenchmark.RunAsync(rest)),
    ["echo", .. var rest] => await Run(EchoServer.RunAsync(rest)),
    ["packaging", .. var rest] => await PackagingBenchmark.RunAsync(rest),
    ["cost"] => CostTable.Print(),
    ["representation", .. var rest] => await Run(Task.Run(() => RepresentationBenchmark.Run(rest))),
    ["tagging", .. var rest] => TaggingBenchmark.Run(rest),
    ["representation-ideas", .. var rest] => await Run(Task.Run(() => IdeasBenchmark.Run(rest))),
    _ => Usage(),
};

static async Task<int> Run(Task benchmark)
{
    await benchmark;
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Name a benchmark: accepting [repetitions] | packaging FOLDER [--repetitions N] | cost | representation | representation-ideas [--runs N] [--quick] [--parallel] [--only TABLE] | tagging --data FOLDER [--only TABLE]");
    return 2;
}
