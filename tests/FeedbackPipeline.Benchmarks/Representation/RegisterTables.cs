using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>How well a gap is found among the people of a register, by how many of them answer and in which way a group answers less.</summary>
internal static class RegisterTables
{
    private const int Seed = 105;
    private static readonly double[] Parts = [0.5, 0.75, 0.9, 1];
    private static readonly (int People, int Group)[] Registers = [(60, 12), (300, 30), (600, 60), (6_000, 600)];

    public static void Print(Settings settings)
    {
        Page.Section("Registers", Seed, $"People of a register answer once, over one epoch. A group of 10 % (of 60 people: 12, since fewer than ten are not tested) is half as ready to come next as anyone else not yet heard, until the given part of the whole register has answered; {settings.Runs} runs ({Few(settings).Runs} for 6,000 people). Fixed share: as if people were a stream. False alarm: all 8 dimensions, groups of 10 people or more, nothing wrong, until all have answered.");
        Page.Table(
            ["register", "urn, half answered", "three quarters", "nine tenths", "all", "fixed share, nine tenths", "fixed share, all", "any false alarm, urn", "target"],
            Registers.Select(register => Race(register.People < 6_000 ? settings : Few(settings), register.People, register.Group)));
        Console.WriteLine($"\nThe same registers where each person answers or not with a chance of their own, the group half as likely, in random order: found before the last has come.\n");
        double[] chances = [0.2, 0.4, 0.6, 0.8, 1];
        Page.Table(
            ["register", .. chances.Select(chance => $"others {Page.Percent(chance)}, group {Page.Percent(chance / 2)}")],
            Registers.Select(register => (string[])
            [
                $"{register.People}",
                .. chances.Select((chance, index) => Estimate.Share((register.People < 6_000 ? settings : Few(settings)).Each(run => Register.FoundAmongThoseWhoAnswer(new(Seed + register.People + 10 + index, run), register.People, register.Group, chance, 0.5))).ToString()),
            ]));
    }

    private static string[] Race(Settings settings, int people, int group)
    {
        var found = settings.Each(run => Register.Run(new(Seed + people, run), people, group, 0.5));
        var alarms = Estimate.Share(settings.Each(run => Register.FalseAlarm(new(Seed + people + 1, run), people)));
        var ninth = Estimate.Share([.. found.Select(one => one.Urn <= people * 9 / 10)]);
        return
        [
            $"{people}",
            .. Parts.Select(part => Estimate.Share([.. found.Select(one => one.Urn <= (int)(part * people))]).ToString()),
            Estimate.Share([.. found.Select(one => one.Fixed <= people * 9 / 10)]).ToString(),
            Estimate.Share([.. found.Select(one => one.Fixed <= people)]).ToString(),
            alarms.ToString(),
            (people == 600 ? $"nine tenths {ninth.AtLeast(0.78)}; " : "") + $"false alarm {alarms.AtMost(0.05)}",
        ];
    }

    private static Settings Few(Settings settings) => settings with { Runs = Math.Max(100, settings.Runs / 10) };
}
