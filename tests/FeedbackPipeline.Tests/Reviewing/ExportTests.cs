using System.Text.Json;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class ExportTests
{
    [Fact]
    public async Task A_line_holds_redacted_words_a_day_and_every_dimension()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var (id, _) = await world.SendAsync("Jo Secret, café", about: new() { ["age_band"] = "75+", ["gender"] = "declined", ["communication"] = "makaton" });
        await world.TagAsync(id, "[name], café", ["staff"], Sentiment.Mixed);

        var lines = await ExportAsync(world, folder);

        lines.Single().ShouldContain("café");
        lines.Single().ShouldNotContain("Secret");
        using var line = JsonDocument.Parse(lines.Single());
        var root = line.RootElement;
        root.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["id", "received", "channel", "service", "help", "survey", "text", "themes", "sentiment", "about"]);
        root.GetProperty("received").GetString().ShouldBe("2026-03-02");
        root.GetProperty("service").GetString().ShouldBe(ReviewWorld.Elm);
        root.GetProperty("help").GetString().ShouldBe("alone");
        root.GetProperty("text").GetString().ShouldBe("[name], café");
        root.GetProperty("themes")[0].GetProperty("id").GetString().ShouldBe("staff");
        root.GetProperty("sentiment").GetProperty("label").GetString().ShouldBe("mixed");
        var about = root.GetProperty("about");
        about.GetProperty("age_band").GetString().ShouldBe("75+");
        about.GetProperty("gender").GetString().ShouldBe("declined");
        about.GetProperty("ethnic_group").GetString().ShouldBe("not_asked");
        about.GetProperty("communication").EnumerateArray().Single().GetString().ShouldBe("makaton");
        about.EnumerateObject().Select(property => property.Name).ShouldBe(["who_answered", "age_band", "gender", "ethnic_group", "support_type", "area", "communication"]);
    }

    [Fact]
    public async Task Words_the_tagger_has_not_read_never_leave()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        await world.SendAsync("Jo Secret");

        var line = (await ExportAsync(world, folder)).Single();

        line.ShouldNotContain("Secret");
        line.ShouldContain("\"sentiment\":null");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_service_brings_what_is_below_it_in_the_order_of_arrival_over_many_pages_and_the_audit_knows()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var sent = new List<string>();
        for (var number = 0; number < 620; number++)
        {
            var place = number % 2 == 0 ? ReviewWorld.Elm : ReviewWorld.Oak;
            sent.Add((await world.SendAsync($"n{number}", place)).Id);
        }

        await world.SendAsync("elsewhere", ReviewWorld.Bay);

        var lines = await ExportAsync(world, folder, [ReviewWorld.North, ReviewWorld.Elm, ReviewWorld.Oak], ReviewWorld.North);

        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()).ShouldBe(sent);
        (await world.AuditOfAsync(ReviewWorld.North)).ShouldContain(("operator", "exported"));
    }

    [Fact]
    public async Task What_breaks_on_the_way_leaves_the_old_file_and_no_half_one()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        var path = folder.Write("all.jsonl", "the old file");
        await world.SendAsync("hello");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => world.App.Get<ExportFeedback>().ToFileAsync(path, null, "organisation", "operator", cancelled.Token));

        (await File.ReadAllTextAsync(path, ReviewWorld.Stop)).ShouldBe("the old file");
        Directory.GetFiles(folder.Path).ShouldBe([path]);
    }

    [Fact]
    public async Task The_verb_says_how_many_and_refuses_a_place_or_a_folder_it_does_not_know()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var folder = new TemporaryFolder();
        await world.SendAsync("hello", ReviewWorld.Elm);
        await world.SendAsync("hello", ReviewWorld.Bay);

        (await RunAsync(world, "--output", folder.File("north.jsonl"), "--service", ReviewWorld.North)).ShouldBe(ExitCode.Done);
        (await RunAsync(world, "--output", folder.File("none.jsonl"), "--service", "nowhere")).ShouldBe(ExitCode.BadInput);
        (await RunAsync(world, "--output", folder.File("no/such/folder.jsonl"))).ShouldBe(ExitCode.BadInput);

        (await File.ReadAllLinesAsync(folder.File("north.jsonl"), ReviewWorld.Stop)).Length.ShouldBe(1);
        Directory.GetFiles(folder.Path).ShouldBe([folder.File("north.jsonl")]);
    }

    private static Task<int> RunAsync(ReviewWorld world, params string[] arguments)
        => ExportCommand.Create(() => world.App.Services).Parse(arguments).InvokeAsync(cancellationToken: ReviewWorld.Stop);

    private static async Task<string[]> ExportAsync(ReviewWorld world, TemporaryFolder folder, string[]? places = null, string recordedFor = "organisation")
    {
        var path = folder.File("all.jsonl");
        var rows = await world.App.Get<ExportFeedback>().ToFileAsync(path, places, recordedFor, "operator", ReviewWorld.Stop);
        var lines = await File.ReadAllLinesAsync(path, ReviewWorld.Stop);
        lines.Length.ShouldBe(rows);
        return lines;
    }
}
