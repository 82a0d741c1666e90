using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>Everyone on a register answers once, in random order, until the last has.</summary>
internal static class Register
{
    /// <summary>Answers until a group that answers less readily is found, against those not yet heard (an urn) and against its fixed share of the register.</summary>
    /// <param name="readiness">How readily one of the group answers next, against anyone else: 1 is alike.</param>
    /// <returns><see cref="FalseAlarms.None"/> where it is not.</returns>
    public static (int Urn, int Fixed) Run(Draws draws, int people, int group, double readiness)
    {
        var (urn, fixedShare, found) = (default(Evidence), default(Evidence), (Urn: FalseAlarms.None, Fixed: FalseAlarms.None));
        var heard = 0;
        for (var counted = 0; counted < people; counted++)
        {
            var left = readiness * (group - heard);
            var part = draws.Heard(left / (left + people - group - (counted - heard)));
            urn = urn.Step(part, Urn.Share(group, people, heard, counted));
            fixedShare = fixedShare.Step(part, (double)group / people);
            found = (First(found.Urn, urn, counted + 1), First(found.Fixed, fixedShare, counted + 1));
            heard += (int)part;
        }

        return found;
    }

    /// <summary>
    /// Each person of the register answers or not, with a chance of their own; those who do come in random order. Whether the group, answering with
    /// <paramref name="readiness"/> times the chance of others, is found before the last has come.
    /// </summary>
    public static bool FoundAmongThoseWhoAnswer(Draws draws, int people, int group, double chance, double readiness)
    {
        var (members, others) = (Answering(draws, group, chance * readiness), Answering(draws, people - group, chance));
        var (evidence, heard) = (default(Evidence), 0);
        for (var counted = 0; members + others > 0; counted++)
        {
            var part = draws.Heard((double)members / (members + others));
            evidence = evidence.Step(part, Urn.Share(group, people, heard, counted));
            if (Rule.Opens(evidence, Rule.LogThreshold))
            {
                return true;
            }

            heard += (int)part;
            members -= (int)part;
            others -= 1 - (int)part;
        }

        return false;
    }

    private static int Answering(Draws draws, int people, double chance)
    {
        var answering = 0;
        for (var person = 0; person < people; person++)
        {
            answering += (int)draws.Heard(chance);
        }

        return answering;
    }

    /// <summary>Whether any group of the eight dimensions is called missing where all answer alike; groups too small to be tested are not.</summary>
    public static bool FalseAlarm(Draws draws, int people)
    {
        var counts = Population.Shares.Select(shares => shares.Select(share => (int)Math.Round(share * people)).ToArray()).ToArray();
        var tested = counts.Sum(groups => groups.Count(group => Testable.Alone(group, people)));
        var threshold = AlertThreshold.Log(Rule.Alpha, AlertThreshold.SingleWeight(tested, 0));
        return counts.Any(groups => FalseAlarm(draws, people, groups, threshold));
    }

    private static int First(int before, in Evidence evidence, int counted) => before == FalseAlarms.None && Rule.Opens(evidence, Rule.LogThreshold) ? counted : before;

    private static bool FalseAlarm(Draws draws, int people, int[] groups, double threshold)
    {
        var gaps = new Evidence[groups.Length];
        var heard = new int[groups.Length];
        Span<double> left = stackalloc double[groups.Length];
        for (var counted = 0; counted < people; counted++)
        {
            for (var group = 0; group < groups.Length; group++)
            {
                left[group] = Urn.Share(groups[group], people, heard[group], counted);
            }

            var next = Population.Pick(left, draws.Next());
            for (var group = 0; group < groups.Length; group++)
            {
                gaps[group] = gaps[group].Step(group == next ? 1 : 0, left[group]);
                if (Testable.Alone(groups[group], people) && Rule.Opens(gaps[group], threshold))
                {
                    return true;
                }
            }

            heard[next]++;
        }

        return false;
    }
}
