using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>Each role is held by somebody; a concern that no one can open helps nobody.</summary>
internal sealed class StaffCheckup(IStaffBook book) : ICheckup
{
    public string Name => "staff";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var held = (await book.ListAsync(cancellationToken)).SelectMany(member => member.Roles).ToHashSet(StringComparer.Ordinal);
        var missing = Roles.All.Where(role => !held.Contains(role)).ToList();
        return missing.Count == 0
            ? Finding.Fine("Each role is held by somebody.")
            : Finding.Advice($"Nobody holds: {string.Join(", ", missing)}. Use staff link --role ROLE, or start the site once.");
    }
}
