using System.Text.Json.Serialization;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary><c>GET /api/representation</c>: the figures of the page, protected in the same way.</summary>
internal static partial class RepresentationApi
{
    public static void MapRepresentationApi(this IEndpointRouteBuilder routes)
        => routes.MapGet("/api/representation", AnswerAsync).RequireAuthorization(Policies.SeeFigures);

    private static async Task<IResult> AnswerAsync(string? service, HttpContext context, ReadScope scopes, IRepresentation representation, CancellationToken cancellationToken)
    {
        var member = StaffMember.Of(context.User);
        if (await scopes.OfAsync(member, service, cancellationToken) is not { } scope)
        {
            return ReviewProblems.UnknownService;
        }

        return await representation.OfAsync(scope.Chosen.Id, member, cancellationToken) is { } figures
            ? Results.Json(new RepresentationAnswer(scope.Chosen.Id, figures.From, figures.To, figures.Exact, figures.Dimensions, figures.Register), RepresentationJson.Default.RepresentationAnswer)
            : Results.Problem(title: "Nothing to compare with", detail: "service: has nothing to be compared with yet.", statusCode: StatusCodes.Status404NotFound);
    }

    private sealed record RepresentationAnswer(string Service, DateOnly From, DateOnly To, bool Exact, IReadOnlyList<DimensionRepresentation> Dimensions, IReadOnlyList<DimensionRepresentation>? Register);

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(RepresentationAnswer))]
    private sealed partial class RepresentationJson : JsonSerializerContext;
}
