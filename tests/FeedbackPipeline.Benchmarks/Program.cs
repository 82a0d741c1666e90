using FeedbackPipeline.Benchmarks.Accepting;

return args switch
{
    ["accepting", .. var rest] => await Run(AcceptingBenchmark.RunAsync(rest)),
    ["echo", .. var rest] => await Run(EchoServer.RunAsync(rest)),
    _ => Usage(),
};

static async Task<int> Run(Task benchmark)
{
    await benchmark;
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Name a benchmark: accepting [repetitions]");
    return 2;
}
