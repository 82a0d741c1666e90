namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What a scope tells alerting, written in the batch that brought it about.</summary>
/// <param name="Number">Its own within the scope, in order; several signals can have one <paramref name="Sequence"/>.</param>
internal sealed record SignalDocument(string Scope, long Number, long Sequence, string Body, DateTimeOffset At, bool Handled = false) : CosmosDocument
{
    private const int MostOfOne = 1_000;

    public override string Type => "signal";

    public static string IdOf(long number) => $"signal:{number:D15}";

    /// <summary>Signals of one write, in order.</summary>
    public static IReadOnlyList<SignalDocument> Of(string scope, IEnumerable<(long Sequence, string Body)> signals, DateTimeOffset now)
        =>
        [
            .. signals.GroupBy(signal => signal.Sequence).SelectMany(same => same.Select((signal, index) =>
            {
                var number = (signal.Sequence * MostOfOne) + index;
                return new SignalDocument(scope, number, signal.Sequence, signal.Body, now) { Pk = scope, Id = IdOf(number) };
            })),
        ];
}
