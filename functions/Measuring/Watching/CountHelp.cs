using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>
/// One person of one service → whether people there speak for themselves less often than elsewhere. "Own voice" is a group like any other, tested with the same
/// evidence after every person. Its expected share is the lower limit of the anytime interval of all other services just before, so that chance among the others
/// does not look like a gap here; with fewer than <see cref="LeastElsewhere"/> people elsewhere nothing is tested.
/// </summary>
public static class CountHelp
{
    public const int LeastElsewhere = 50;

    /// <summary>No alert before this many people of the service were counted.</summary>
    public const int LeastHere = 20;

    /// <summary>Expected own voices that make a clearing block full: a service is small.</summary>
    private const double Block = 10;

    /// <param name="own">Spoke alone or with help they chose; false: staff were present, or spoke for them.</param>
    /// <param name="services">Services that could be heard, for their part of <paramref name="alpha"/>.</param>
    public static HelpState Apply(HelpState state, string service, bool own, int epoch, int services, double alpha, Action<RepresentationChange, double> changed)
    {
        var now = state.Epoch == epoch ? state : Begin(state, epoch);
        var given = now.Given.TryGetValue(service, out var part) ? now.Given : Give(now.Given, service, services, alpha);
        part = given[service];
        var before = now.Groups.GetValueOrDefault(service) ?? Fresh(service, null);
        var counted = now.Counted.GetValueOrDefault(service) + 1;
        var share = Elsewhere(now, service);
        // Evidence gathers from the first person; it may speak from the twentieth.
        double? threshold = part <= 0 ? null : counted < LeastHere ? double.MaxValue : AlertThreshold.Log(part, 1);
        var group = CountGroup.Apply(before with { LogThreshold = threshold }, share, own ? 1 : 0, 1, Block, change => changed(change, share));
        return now with
        {
            Groups = new Dictionary<string, GroupState>(now.Groups) { [service] = group },
            Counted = new Dictionary<string, long>(now.Counted) { [service] = counted },
            Given = given,
        };
    }

    /// <summary>The least share of own voices in the other services that is sure; 0 where too few were heard to say.</summary>
    public static double Elsewhere(HelpState state, string service)
    {
        var people = state.Counted.Where(known => known.Key != service).Sum(known => known.Value);
        var own = state.Groups.Where(known => known.Key != service).Sum(known => known.Value.Heard);
        return people < LeastElsewhere ? 0 : AnytimeInterval.Of(own, people, 0.5).Lower;
    }

    private static HelpState Begin(HelpState state, int epoch)
        => HelpState.Empty with
        {
            Epoch = epoch,
            Groups = state.Groups.Where(known => known.Value.Alert is not null).ToDictionary(known => known.Key, known => Fresh(known.Key, known.Value.Alert)),
        };

    private static GroupState Fresh(string service, OpenAlert? alert) => new(service, null, 0, 0, 0, 0, 0, default, default, alert);

    /// <summary>What is left, shared among those that have none yet, with one part kept back for a service still to come: the parts never add up to more than the whole.</summary>
    private static Dictionary<string, double> Give(IReadOnlyDictionary<string, double> given, string service, int services, double alpha)
        => new(given) { [service] = Math.Max(0, alpha - given.Values.Sum()) / (Math.Max(1, services - given.Count) + 1) };
}
