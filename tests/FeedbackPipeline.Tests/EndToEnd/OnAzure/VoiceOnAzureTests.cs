using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Collecting.Recordings;

namespace FeedbackPipeline.Tests.EndToEnd.OnAzure;

/// <summary>A voice that comes in at one instance is heard through another, and is gone from all of them when its giver says so.</summary>
public sealed class VoiceOnAzureTests
{
    private static readonly Uri Door = new("/api/inbound/audio", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_voice_is_kept_heard_counted_once_and_deleted_across_instances_and_a_kill()
    {
        await using var world = await AzureWorld.StartAsync(2);
        var first = await LeaveAsync(world, 0);
        var again = await LeaveAsync(world, 1);
        await world.DeliverAsync(round => round == 1 ? world.KillAsync(0) : Task.CompletedTask);
        await using var inside = world.Inside();
        var heard = await PlayAsync(world, inside, first.Id);

        await inside.Get<IRecordingBook>().SettleAsync(first.Id, ["organisation"], "s_1", "The garden is lovely.", Stop);
        await world.DeliverAsync(_ => Task.CompletedTask);
        var words = await inside.WordsAsync();
        using var giver = world.Instances[1].Anyone();
        var deleted = await giver.DeleteAsync(new Uri($"/api/feedback/{first.Receipt}", UriKind.Relative), Stop);

        again.ShouldBe(first);
        heard.ShouldBe(Voices.WebM());
        words.ShouldBe(["recording: The garden is lovely."]);
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await inside.ShelfAsync()).ShouldBeEmpty();
        (await inside.OpenedAsync(first.Id)).ShouldBeNull();
    }

    private static async Task<(string Id, string Receipt)> LeaveAsync(AzureWorld world, int instance)
    {
        using var caller = world.Instances[instance].Anyone();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", Voices.Key);
        using var content = new MultipartFormDataContent { { new StringContent("call-1"), "idempotencyKey" }, { new ByteArrayContent(Voices.WebM()), "audio", "voicemail.webm" } };
        using var answer = await caller.PostAsync(Door, content, Stop);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
        return (body.GetProperty("id").GetString()!, body.GetProperty("receipt").GetString()!);
    }

    private static async Task<byte[]> PlayAsync(AzureWorld world, Infrastructure.PipelineApp inside, string id)
    {
        // The instances run by the real clock, and a token of the past would be over.
        inside.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        using var member = await inside.WithRolesAsync([Roles.Reviewer]);
        using var listener = world.Instances[1].Anyone();
        listener.DefaultRequestHeaders.Authorization = member.DefaultRequestHeaders.Authorization;
        return await listener.GetByteArrayAsync(new Uri($"/review/recordings/{id}/sound", UriKind.Relative), Stop);
    }
}
