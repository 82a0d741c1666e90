using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.References;

/// <summary>Whom a place supports can only be said of places there are.</summary>
[Trait("Store", "SQLite")]
public sealed class PlaceCommandTests
{
    [Fact]
    public async Task A_place_is_added_then_changed_and_listed_and_each_change_is_in_the_audit()
    {
        await using var app = new PipelineApp();
        await RunAsync(app, "--id", "north", "--parent", "organisation", "--kind", "locality", "--name", "North");
        await RunAsync(app, "--id", "moss-lane", "--parent", "organisation", "--kind", "service", "--name", "Moss");
        var (code, output, _) = await RunAsync(app, "--id", "moss-lane", "--parent", "north", "--kind", "service", "--name", " Moss Lane ", "--starts", "2026-01-01", "--ends", "2026-12-31");
        var list = await RunAsync(app, "--list");

        (code, output.Trim()).ShouldBe((ExitCode.Done, "moss-lane\tnorth\tservice\tMoss Lane\t2026-01-01\t2026-12-31"));
        list.Code.ShouldBe(ExitCode.Done);
        list.Output.ReplaceLineEndings("\n").ShouldBe("organisation\t\torganisation\tOur organisation\nnorth\torganisation\tlocality\tNorth\nmoss-lane\tnorth\tservice\tMoss Lane\t2026-01-01\t2026-12-31\n");
        (await app.TextsAsync("SELECT actor || ' ' || action || ' ' || subject FROM audit ORDER BY number")).ShouldBe(["operator place-saved north", "operator place-saved moss-lane", "operator place-saved moss-lane"]);
    }

    [Fact]
    public async Task The_organisation_can_be_given_another_name()
    {
        await using var app = new PipelineApp();

        (await RunAsync(app, "--id", "organisation", "--kind", "organisation", "--name", "Good Life")).Code.ShouldBe(ExitCode.Done);
        (await app.Get<IPlaceBook>().ReadAsync(TestContext.Current.CancellationToken)).Root.Name.ShouldBe("Good Life");
    }

    [Theory]
    [InlineData("--id: '' must be", "", "organisation", "house", "Elm")]
    [InlineData("--id: 'Elm' must be", "Elm", "organisation", "house", "Elm")]
    [InlineData("--id: 'elm house' must be", "elm house", "organisation", "house", "Elm")]
    [InlineData("--id: 'é' must be", "é", "organisation", "house", "Elm")]
    [InlineData("must be 1 to 40 lower-case letters", "a2345678901234567890123456789012345678901", "organisation", "house", "Elm")]
    [InlineData("--kind: 'castle' must be one of: organisation, locality, service, house, project.", "elm", "organisation", "castle", "Elm")]
    [InlineData("--kind: there is one organisation", "elm", "organisation", "organisation", "Elm")]
    [InlineData("--kind: there is one organisation", "organisation", "", "house", "Elm")]
    [InlineData("--parent: name the place", "elm", "", "house", "Elm")]
    [InlineData("--parent: 'oak' is not a place we know.", "elm", "oak", "house", "Elm")]
    [InlineData("--parent: 'north' is 'north' itself", "north", "north", "locality", "North")]
    [InlineData("--parent: 'moss' is 'north' itself or belongs to it.", "north", "moss", "locality", "North")]
    [InlineData("--parent: the organisation has none.", "organisation", "north", "organisation", "Us")]
    [InlineData("--name: must be 1 to 60 characters.", "elm", "organisation", "house", " ")]
    [InlineData("--name: must be 1 to 60 characters.", "elm", "organisation", "house", "123456789 123456789 123456789 123456789 123456789 123456789 1")]
    [InlineData("--starts: '1/2/2026' is not a day", "elm", "organisation", "house", "Elm", "--starts", "1/2/2026")]
    [InlineData("--ends: '2026-02-30' is not a day", "elm", "organisation", "house", "Elm", "--ends", "2026-02-30")]
    [InlineData("--ends: '2026-01-01' is before --starts '2026-01-02'.", "elm", "organisation", "house", "Elm", "--starts", "2026-01-02", "--ends", "2026-01-01")]
    public async Task What_cannot_be_right_is_refused_with_field_and_rule(string message, string id, string parent, string kind, string name, params string[] more)
    {
        await using var app = new PipelineApp();
        await RunAsync(app, "--id", "north", "--parent", "organisation", "--kind", "locality", "--name", "North");
        await RunAsync(app, "--id", "moss", "--parent", "north", "--kind", "house", "--name", "Moss");
        var before = await app.TextsAsync("SELECT id || coalesce(parent, '') || kind || name FROM places");

        var (code, output, errors) = await RunAsync(app, ["--id", id, "--parent", parent, "--kind", kind, "--name", name, .. more]);

        (code, output).ShouldBe((ExitCode.BadInput, ""));
        errors.ShouldContain(message);
        (await app.TextsAsync("SELECT id || coalesce(parent, '') || kind || name FROM places")).ShouldBe(before);
        (await app.NumberAsync("SELECT count(*) FROM audit")).ShouldBe(2);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(PipelineApp app, params string[] arguments) => Verb.RunAsync(PlaceCommand.Create(() => app.Services), arguments);
}
