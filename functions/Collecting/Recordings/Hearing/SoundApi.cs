using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Net.Http.Headers;

namespace FeedbackPipeline.Collecting.Recordings.Hearing;

/// <summary>The sound of a recording, for whoever may read words as they were given. Each playing is put on record; no browser or proxy keeps it.</summary>
internal static class SoundApi
{
    public static string PathOf(string feedbackId) => $"/review/recordings/{feedbackId}/sound";

    public static void MapSound(this IEndpointRouteBuilder routes) => routes.MapGet(PathOf("{id}"), PlayAsync).RequireAuthorization(Policies.ReadOriginalWords);

    private static async Task<IResult> PlayAsync(string id, HttpContext context, IRecordingBook book, SealedShelf recordings, IPlaceBook places)
    {
        var (member, stop) = (StaffMember.Of(context.User), context.RequestAborted);
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        string[] mine = [.. (await places.ReadAsync(stop)).WithBelow(member.Place).Select(place => place.Id)];
        return await book.OpenAsync(id, mine, member.Id, "recording-played", stop) is { Shelved: { } shelved } && await recordings.OpenAsync(shelved, stop) is { } sound
            ? Results.Bytes(sound, shelved.Kind, enableRangeProcessing: true)
            : Results.NotFound();
    }
}
