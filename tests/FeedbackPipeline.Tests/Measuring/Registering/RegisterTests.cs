using FeedbackPipeline.Alerting;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Tests.Measuring.References;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Registering;

/// <summary>From a care system's export to people who count once, by the urn.</summary>
public sealed class RegisterTests
{
    [Theory]
    [InlineData("--invitations")]
    [InlineData("--cards")]
    public async Task The_file_of_people_is_never_written_over(string option)
    {
        await using var world = new RegisterWorld();
        using var folder = new TemporaryFolder();
        var file = folder.Write("people.csv", $"key,place,age_band,gender\n{RegisterWorld.People(1, 12)}");

        var (code, _, errors) = await Verb.RunAsync(RegisterCommand.Create(() => world.App.Services), ["--file", file, "--date", "2026-03-01", option, file]);

        code.ShouldBe(2);
        errors.ShouldContain($"{option}: must be another file than --file");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldStartWith("key,place");
    }

    [Fact]
    public async Task A_register_of_60_invites_everyone_and_counts_each_once_whatever_the_phone()
    {
        await using var world = new RegisterWorld();
        var (code, output, _) = await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.CountAsync("K1", "K2", "K5", "K1", "K1");
        await world.World.CountAsync("anonymous", ["age_band=75+"]);

        code.ShouldBe(ExitCode.Done, output);
        world.Codes.Count.ShouldBe(60);
        (await world.ReferenceAsync()).Dimensions[0].Categories.ShouldBe([new("25-34", 48), new("75+", 12)]);
        var ages = await world.AgesAsync();
        (ages.Known, ages.OnRegister, ages.Find("75+")!.Heard, ages.Find("25-34")!.Heard).ShouldBe((3, 3, 1, 2));
        (await world.World.CountsAsync()).Known.ShouldBe(1);
    }

    [Fact]
    public async Task The_link_of_a_card_opens_for_its_holder_and_forgives_how_it_is_typed()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 12));
        using var client = world.App.Anyone();
        var code = world.Codes["K3"];

        foreach (var typed in new[] { code, code.ToLowerInvariant(), InvitationCode.Shown(code) })
        {
            (await client.PageAsync($"/i/{typed}")).Body!.TextContent.ShouldContain("You have a card from us.");
        }

        (await client.PageAsync("/i/0000000000")).Body!.TextContent.ShouldContain("We do not know this card.");
    }

    [Fact]
    public async Task Neither_keys_nor_codes_are_stored()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync("Secret-Key-77,,75+,woman\n" + RegisterWorld.People(1, 11));

        var all = await TextsAsync(world.App);
        all.ShouldContain(world.App.Get<Pseudonyms>().CountToken("Secret-Key-77"));
        all.ShouldNotContain("Secret-Key-77");
        all.ShouldNotContain(world.Codes["Secret-Key-77"], Case.Insensitive);
    }

    [Fact]
    public async Task Words_of_the_same_person_by_another_channel_count_in_the_register_too_and_once()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.World.CountAsync("K5", channel: Channel.Import);
        await world.CountAsync("K5");

        (await world.AgesAsync()).Find("75+")!.Heard.ShouldBe(1);
        (await world.World.CountsAsync()).Unknown.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_left_is_out_of_the_urn_and_is_back_in_it_when_the_file_was_wrong()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.CountAsync("K5", "K6", "K7");

        var (code, output, errors) = await world.RegisterAsync(RegisterWorld.People(6, 55), "--complete");
        await world.App.DrainAsync();
        var left = await world.AgesAsync();
        var card = await world.App.Get<IInvitationBook>().FindAsync(world.Codes["K5"], MeasureWorld.Stop);
        await world.RegisterAsync(RegisterWorld.People(1, 60), "--complete");
        await world.CountAsync("K5");
        var back = await world.AgesAsync();

        code.ShouldBe(ExitCode.Done, errors);
        output.ShouldContain("left 5");
        card.ShouldBeNull();
        (left.Known, left.OnRegister, left.Find("75+")!.Heard, left.Find("75+")!.OnRegister).ShouldBe((3, 2, 1, 0));
        (back.Known, back.OnRegister, back.Find("75+")!.Heard, back.Find("75+")!.OnRegister).ShouldBe((3, 3, 1, 1));
        (await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop, CountingMode.Register)).State.ToJson().ShouldBe((await world.StateAsync()).ToJson());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Any_page_size_gives_the_same_state(int pageSize)
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.CountAsync([.. Enumerable.Range(1, 20).Select(number => $"K{number}")]);
        await world.RegisterAsync(RegisterWorld.People(4, 57), "--complete");
        await world.RegisterAsync(RegisterWorld.People(2, 59), "--complete");
        await world.CountAsync("K30", "K31", "K2", "K35");
        await world.World.ForgetMeasuresAsync();
        await world.World.Projector().RunAsync(MeasureWorld.Stop);
        var whole = (await world.StateAsync()).ToJson();
        await world.World.ForgetMeasuresAsync();

        await world.World.Projector(pageSize: pageSize).RunAsync(MeasureWorld.Stop);

        (await world.StateAsync()).ToJson().ShouldBe(whole);
        (await world.AgesAsync()).Known.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_house_of_12_is_described_and_its_people_are_tested_with_the_place_above()
    {
        await using var world = new RegisterWorld();
        foreach (var house in Enumerable.Range(1, 5))
        {
            await world.World.PlaceAsync($"house-{house}", MeasureWorld.Root, PlaceKind.House);
        }

        await world.RegisterAsync(string.Concat(Enumerable.Range(0, 5).Select(house => RegisterWorld.People((house * 12) + 1, 12, $"House-{house + 1}"))));
        await world.CountAsync("K1", "K2", "K13");

        (await world.ReferenceAsync("house-1")).Tested.ShouldBeFalse();
        (await world.ReferenceAsync()).Tested.ShouldBeTrue();
        ((await world.AgesAsync("house-1")).Known, (await world.AgesAsync("house-2")).Known, (await world.AgesAsync()).Known).ShouldBe((2, 1, 3));
        (await world.AgesAsync("house-1")).Groups.ShouldAllBe(group => group.LogThreshold == null);
        (await world.AgesAsync()).Find("75+")!.LogThreshold.ShouldNotBeNull();
        var parts = await world.App.AlphasAsync();
        parts.ShouldNotContain(part => part.Scope.StartsWith("register:house", StringComparison.Ordinal));
        parts.Sum(part => part.Alpha).ShouldBeLessThanOrEqualTo(0.05 + 1e-6);
    }

    [Fact]
    public async Task Where_one_house_alone_is_registered_everyone_else_above_is_not_compared_with_it()
    {
        await using var world = new RegisterWorld();
        await world.World.PlaceAsync("elm", MeasureWorld.Root, PlaceKind.House);
        await world.World.PlaceAsync("oak", MeasureWorld.Root, PlaceKind.House);
        await world.RegisterAsync(RegisterWorld.People(1, 60), "--place", "elm");

        var everyone = await world.App.Get<IReferenceBook>().NewestAsync(MeasureWorld.Stop);
        everyone.Select(reference => reference.Place).ShouldBe(["elm"]);
        (await world.ReferenceAsync()).FromRegister.ShouldBeTrue();
    }

    [Fact]
    public async Task A_group_that_stays_silent_opens_an_alert_of_people_with_an_invitation()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        world.App.Time.Advance(TimeSpan.FromDays(80));
        await world.CountAsync([.. Enumerable.Range(1, 60).Where(number => number % 5 != 0).Take(40).Select(number => $"K{number}")]);
        await world.App.DrainAsync();

        (await world.AgesAsync()).Find("75+")!.Alert.ShouldNotBeNull();
        var alerts = (await world.App.Get<IAlertBook>().ListAsync([MeasureWorld.Root], 9, MeasureWorld.Stop)).Select(alert => $"{alert.Rule} {alert.Subject}").Order(StringComparer.Ordinal);
        alerts.ShouldBe(["behind-pace age_band:75+", "representation age_band:75+"]);
        world.World.Told.ToString().ShouldContain("The group is behind, and this is more than chance.");
        (await world.App.ToldAsync()).Select(told => told.Scope).Distinct().ShouldBe(["pace:organisation", "register:organisation"]);
    }

    [Fact]
    public async Task A_register_that_grows_within_the_year_is_tested_from_then_on()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 12));
        await world.CountAsync("K1", "K2");
        var small = await world.AgesAsync();
        await world.RegisterAsync(RegisterWorld.People(13, 48));
        await world.CountAsync("K13");
        var grown = await world.AgesAsync();

        small.Groups.ShouldAllBe(group => group.LogThreshold == null);
        grown.Find("75+")!.LogThreshold.ShouldNotBeNull();
        (grown.Known, grown.OnRegister).ShouldBe((3, 3));
        (await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop, CountingMode.Register)).State.ToJson().ShouldBe((await world.StateAsync()).ToJson());
    }

    [Fact]
    public async Task Changed_categories_affect_later_words_only_and_moving_crosses_borders()
    {
        await using var world = new RegisterWorld();
        await world.World.PlaceAsync("elm", MeasureWorld.Root, PlaceKind.House);
        await world.World.PlaceAsync("oak", MeasureWorld.Root, PlaceKind.House);
        await world.RegisterAsync(RegisterWorld.People(1, 30, "elm") + RegisterWorld.People(31, 30, "oak"));
        await world.CountAsync("K5");

        var (_, output, _) = await world.RegisterAsync("K5,oak,25-34,man\nK10,elm,25-34,woman\n");
        await world.CountAsync("K5", "K10");

        output.ShouldContain("new 0, changed 1, moved 1, left 0");
        ((await world.AgesAsync("elm")).OnRegister, (await world.AgesAsync("oak")).OnRegister, (await world.AgesAsync()).OnRegister).ShouldBe((1, 1, 2));
        ((await world.AgesAsync()).Find("75+")!.Heard, (await world.AgesAsync()).Find("25-34")!.Heard).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Count_only_keeps_counts_and_nobody()
    {
        await using var world = new RegisterWorld();
        var (code, output, _) = await world.RegisterAsync(RegisterWorld.People(1, 60), "--count-only");

        (code, output.Contains("60 people counted", StringComparison.Ordinal)).ShouldBe((ExitCode.Done, true));
        (await world.App.RegisterAsync()).ShouldBeEmpty();
        (await world.App.Get<IReferenceBook>().NewestAsync(MeasureWorld.Stop)).Single().Dimensions[0].Categories.Sum(category => category.Count).ShouldBe(60);
        (await world.App.Get<IReferenceBook>().RegistersAsync(MeasureWorld.Stop)).ShouldBeEmpty();
    }

    private static async Task<string> TextsAsync(PipelineApp app)
        => app.IsOnCosmos()
            ? string.Join('\n', app.Get<CosmosGateway>().Documents("books").Select(document => document.ToJsonString()))
            : string.Join('\n', await app.TextsAsync("SELECT count_token || place || about FROM register UNION ALL SELECT code_hash FROM invitations UNION ALL SELECT coalesce(detail, '') || subject FROM audit"));
}
