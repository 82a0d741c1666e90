namespace FeedbackPipeline.Tests.Demonstrating;
public sealed class Probe
{
    [Fact]
    public void Print()
    {
        var text = "";
        foreach (var today in new[] { new DateOnly(2026, 11, 25), new DateOnly(2026, 3, 15), new DateOnly(2026, 1, 10), new DateOnly(2026, 7, 1) })
            for (var seed = 1; seed <= 20; seed++)
            {
                var year = new FoldedYear(seed, today);
                text += $"{today:O} {seed} scopes {year.Scopes} given {year.Given}: {string.Join("; ", year.Opened.OrderBy(o => o.Day).Select(o => $"{o.Scope} {o.Category} {o.Day:O} ({(o.Day.DayNumber - year.Year.StartOfMonth(7).DayNumber) / 7.0:0.0} w, n {o.CountedSince}, thr {o.Threshold:0.0})"))}\n";
            }
        File.WriteAllText("/tmp/demo-words/probe.txt", text);
    }
}
