using System.Text;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary><c>GET /settings/signals/file</c>: the list in use, or that of <c>?number=</c>, as a file that can be put back.</summary>
internal static class SignalFileRoute
{
    public static void MapSignalFile(this IEndpointRouteBuilder routes)
        => routes.MapGet("/settings/signals/file", AnswerAsync).RequireAuthorization(Policies.SeeSignals);

    private static async Task<IResult> AnswerAsync(ISignalBook book, int? number, CancellationToken cancellationToken)
    {
        var wanted = number ?? await book.HeadAsync(cancellationToken);
        var text = wanted == 0 ? SignalList.Write(SignalList.Load()) : await book.ReadAsync(wanted, cancellationToken);
        return text is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "application/json", $"signals-{wanted}.json");
    }
}
